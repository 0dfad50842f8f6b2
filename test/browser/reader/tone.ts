const rate = 8000;

/** A WAV of 16-bit mono: 440 Hz, as loud as a third of the seconds gone by. */
export const tone = (seconds: number): ArrayBuffer => {
  const length = seconds * rate;
  const view = new DataView(new ArrayBuffer(44 + length * 2));
  const ascii = (at: number, text: string) =>
    [...text].forEach((letter, index) => void view.setUint8(at + index, letter.charCodeAt(0)));
  ascii(0, 'RIFF');
  view.setUint32(4, 36 + length * 2, true);
  ascii(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  ascii(36, 'data');
  view.setUint32(40, length * 2, true);
  for (let at = 0; at < length; at++) {
    const loudness = at / length;
    view.setInt16(44 + at * 2, 32_000 * loudness * Math.sin((2 * Math.PI * 440 * at) / rate), true);
  }
  return view.buffer;
};
