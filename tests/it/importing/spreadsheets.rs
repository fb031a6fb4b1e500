//! Files as spreadsheets save them.

use super::*;

#[test]
fn fields_may_be_parted_by_commas_semicolons_or_tabs() {
    for separator in [",", ";", "\t"] {
        let quoted = "\"Eve; \"\"E\"\", a,b\"";
        let content = "NIC_Handle, Name ,EMAIL,zone\r\nee1-nic,NAME,eve@example.org,eu\r\n".replace(',', separator);
        let content = content.replace("NAME", quoted);
        let mut world = World::empty();
        assert_eq!(world.import_accounts(format!("\u{feff}{content}")), tally(1, 0), "{separator:?}");
        assert_eq!(world.account("ee1-nic").name.as_str(), "Eve; \"E\", a,b");
    }
    // What the header says holds for all rows.
    let bad = World::filled().bad_accounts("nic_handle;name\naa1-nic;Ann\nbb1-nic,Ben\n");
    assert_eq!(bad, ["a.csv:3: row: has 1 fields, the header has 2"]);
    let bad = World::filled().bad_accounts("nic_handle\tname\naa1-nic\t\"A\"nn\n");
    assert_eq!(bad, ["a.csv:2: row: has text between a closing quote and the next tab"]);
}

#[test]
fn rows_of_empty_fields_are_none() {
    let content = ";;;\nnic_handle;name;email;zone\n;;;\nee1-nic;Eve;eve@example.org;eu\n ; ; ;\n;;;;;;\n";
    assert_eq!(World::empty().import_accounts(content), tally(1, 0));
    let content = "nic_handle,name\n,\naa1-nic,Ann\n,Ben\n";
    assert_eq!(World::filled().bad_accounts(content), ["a.csv:4: nic_handle: is empty"]);
}

#[test]
fn what_is_not_utf_8_is_named_with_its_line_and_what_to_do() {
    let utf_16: Vec<u8> = "\u{feff}nic_handle\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let advice = "choose “CSV UTF-8” when saving the file; nothing after it was read";
    let table: [(&[u8], &str); 4] = [
        (
            b"nic_handle;name\naa1-nic;Ann\nbb1-nic;B\xe9n\n\ncc1-nic;;;\n",
            "3: row: is not UTF-8: the byte e9 looks like Windows-1252: “Bén”",
        ),
        (
            b"nic_handle,name\naa1-nic,\"A\nB\x8en\"\n",
            "3: row: is not UTF-8: the byte 8e belongs to another character set",
        ),
        (b"nic_handle,pr\xe9nom\n", "1: header: is not UTF-8: the byte e9 looks like Windows-1252: “prénom”"),
        (&utf_16, "1: header: is not UTF-8: it looks like UTF-16, which programs call Unicode text"),
    ];
    for (content, fault) in table {
        assert_eq!(World::filled().bad_accounts(content), [format!("a.csv:{fault}; {advice}")]);
    }
}
