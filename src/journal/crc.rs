//! The checksum of a line: CRC-32 as zip, PNG and Ethernet have it. Knows bytes alone.

/// What each byte does to a checksum, with none to seven more bytes after it.
const TABLES: [[u32; 256]; 8] = {
    let mut tables = [[0; 256]; 8];
    let mut byte = 0;
    while byte < 256 {
        let (mut sum, mut after) = (byte as u32, 0);
        while after < 64 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
            after += 1;
            if after % 8 == 0 {
                tables[after / 8 - 1][byte] = sum;
            }
        }
        byte += 1;
    }
    tables
};

/// The checksum of these pieces as if they stood side by side.
#[must_use]
pub fn crc32(pieces: &[&[u8]]) -> u32 {
    !pieces.iter().fold(!0, |sum, piece| {
        // Eight at a time: years of a diary are read in a blink.
        let (eights, rest) = piece.as_chunks::<8>();
        let sum = eights.iter().fold(sum, |sum: u32, eight| {
            let mixed = u64::from_le_bytes(*eight) ^ u64::from(sum);
            mixed.to_le_bytes().iter().zip(TABLES.iter().rev()).fold(0, |sum, (byte, table)| sum ^ table[usize::from(*byte)])
        });
        rest.iter().fold(sum, |sum, byte| sum >> 8 ^ TABLES[0][usize::from(*byte ^ sum as u8)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_is_the_one_that_all_have() {
        assert_eq!(crc32(&[b"123456789"]), 0xcbf4_3926);
        assert_eq!(crc32(&[]), 0);
    }

    proptest! {
        #[test]
        fn any_bytes_in_any_pieces(bytes: Vec<u8>, at: prop::sample::Index) {
            let (start, end) = bytes.split_at(at.index(bytes.len() + 1));
            prop_assert_eq!(crc32(&[start, end]), crc32fast::hash(&bytes));
        }
    }
}
