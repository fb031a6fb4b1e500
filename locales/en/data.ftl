### All that is held about an account, to be saved.

data-download = Download my data
data-download-hint = Everything kept about your account, as a JSON file.
desk-act-account-data-seen = Printed all data of the account
