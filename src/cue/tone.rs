//! Soft tones, made of sines that swell and fade.

use super::Tone;
use crate::model::Side;
use std::f32::consts::{PI, TAU};

/// Samples a second: enough for tones below 2 kHz, and small files.
const RATE: u32 = 16_000;
/// The loudest sample, as a share of the loudest there is (0–1).
const LOUDEST: f32 = 0.25;
/// How long a note swells, in seconds: shorter clicks.
const SWELL: f32 = 0.02;

/// Hertz and seconds.
type Note = (f32, f32);

/// Notes of the C major scale: nothing in them clashes, and a phone's loudspeaker has them all.
const G4: f32 = 392.0;
const C5: f32 = 523.25;
const E5: f32 = 659.25;
const G5: f32 = 783.99;
const C6: f32 = 1046.5;

pub(super) fn notes(tone: Tone) -> Vec<Note> {
    match tone {
        Tone::Start(Side::Left) => vec![(G4, 0.2), (C5, 0.3)],
        Tone::End(Side::Left) => vec![(C5, 0.2), (G4, 0.3)],
        Tone::Start(Side::Right) => vec![(G5, 0.12), (C6, 0.12), (C6, 0.3)],
        Tone::End(Side::Right) => vec![(C6, 0.12), (C6, 0.12), (G5, 0.3)],
        Tone::Start(Side::Both) => vec![(C5, 0.2), (G5, 0.3)],
        Tone::End(Side::Both) => vec![(G5, 0.2), (C5, 0.3)],
        Tone::Half => vec![(E5, 0.3)],
        Tone::Done => vec![(G5, 0.2), (E5, 0.2), (C5, 0.5)],
    }
}

pub(super) fn wav(notes: &[Note]) -> Vec<u8> {
    let samples: Vec<u8> = notes.iter().flat_map(|note| samples(*note)).flat_map(i16::to_le_bytes).collect();
    let length = u32::try_from(samples.len()).unwrap_or(0);
    let mut file = Vec::with_capacity(samples.len() + 44);
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&(length + 36).to_le_bytes());
    // PCM, one channel, bytes a second, bytes a sample, bits a sample.
    file.extend_from_slice(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    file.extend_from_slice(&RATE.to_le_bytes());
    file.extend_from_slice(&(RATE * 2).to_le_bytes());
    file.extend_from_slice(b"\x02\0\x10\0data");
    file.extend_from_slice(&length.to_le_bytes());
    file.extend_from_slice(&samples);
    file
}

fn samples((hertz, seconds): Note) -> impl Iterator<Item = i16> {
    let count = (seconds * RATE as f32) as u32;
    (0..count).map(move |at| {
        let time = at as f32 / RATE as f32;
        let swell = (1.0 - libm::cosf(PI * (time / SWELL).min(1.0))) / 2.0;
        let fade = (1.0 + libm::cosf(PI * time / seconds)) / 2.0;
        (libm::sinf(TAU * hertz * time) * swell * fade * LOUDEST * f32::from(i16::MAX)) as i16
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(tone: Tone) -> Vec<i16> {
        tone.wav()[44..].chunks(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect()
    }

    /// Hertz, from how often it goes up through zero.
    fn pitch(samples: &[i16]) -> f32 {
        let ups = samples.windows(2).filter(|pair| pair[0] < 0 && pair[1] >= 0).count();
        ups as f32 * RATE as f32 / samples.len() as f32
    }

    #[test]
    fn a_start_rises_an_end_falls_and_the_right_lies_above_the_left() {
        for side in [Side::Left, Side::Right, Side::Both] {
            for (tone, rises) in [(Tone::Start(side), true), (Tone::End(side), false)] {
                let samples = decoded(tone);
                let tenth = samples.len() / 10;
                let (first, last) = (pitch(&samples[tenth / 2..tenth * 2]), pitch(&samples[tenth * 6..tenth * 9]));
                assert_eq!(last > first * 1.2, rises, "{tone:?}: {first} Hz, then {last} Hz");
                assert_eq!(last * 1.2 < first, !rises, "{tone:?}: {first} Hz, then {last} Hz");
            }
        }
        assert!(pitch(&decoded(Tone::Start(Side::Right))) > pitch(&decoded(Tone::Start(Side::Left))) * 1.5);
    }

    #[test]
    fn every_tone_is_soft_short_and_another_one() {
        for (at, tone) in Tone::ALL.into_iter().enumerate() {
            let (file, samples) = (tone.wav(), decoded(tone));
            assert_eq!(&file[..4], b"RIFF");
            assert_eq!(usize::try_from(u32::from_le_bytes(file[4..8].try_into().unwrap())).unwrap(), file.len() - 8);
            assert_eq!(usize::try_from(u32::from_le_bytes(file[40..44].try_into().unwrap())).unwrap(), file.len() - 44);
            assert!(samples.len() <= RATE as usize, "no longer than a second");
            let loudest = samples.iter().map(|s| s.unsigned_abs()).max().unwrap();
            assert!((4_000..=8_192).contains(&loudest), "{tone:?}: {loudest}");
            let step = samples.windows(2).map(|pair| pair[0].abs_diff(pair[1])).max().unwrap();
            assert!(step < 3_500 && samples[0] == 0 && samples[samples.len() - 1].unsigned_abs() < 50, "{tone:?} clicks: {step}");
            assert!(Tone::ALL[..at].iter().all(|other| other.wav() != file && other.name() != tone.name()), "{tone:?}");
        }
    }
}
