### All that is held about an account, to be saved.

data-download = Download my data
desk-act-account-data-seen = Printed all data of the account
