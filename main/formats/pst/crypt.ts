// The two tables of [MS-PST] 5.1: mpbbR turns a byte into its stored form, mpbbS is its own inverse; mpbbI undoes mpbbR.
const tableR = Buffer.from(
  [
    'QTYTYqghbrv0FswEf2ToXR7yyyp0xV410pVHnpYtmohMfYQ/26wxtkhf9sTYOYvnIzs4jsjB3yWxIKVGYE6c+6rTVlFFfFUAB8krnYWbCaCP',
    'rbMPY6uJS9enFVpxZkK/JkprmPrqd1OycAUs/Vk6hn7OBuuCeFfHjUOvtBzUW83i6SdPwwhygM+w7/Uobb4wTTSS1Q48IjLl5PmfwtEKgRLh',
    '7pGDduOX5mGKF3mkt9yQelyMAqbKad5QGhGTuVKHWPztHTdJG2rgKTOZvWzZlPNAVG/wxnO41j5lGEQf3WcQ8QwZ7K4DoRR7qQv/+KPAogH3',
    'LrwkaHUN/rovtdDaPQ==',
  ].join(''),
  'base64',
);
const tableS = Buffer.from(
  [
    'FFMPVrPIepzrZUgXFhWfAsxUfIMADQwLomKodtvZ7cfFpNyshXTW0KebrpqWcWbDY5m43XOSjoR9pV7RXZOxV1FQgIlSlE9OCmu8jX9uR0ZB',
    'QEQBEcsDP/f04amPPDr5+/AZMIIJLsmdoIZJ7m9NbcQtgTQlhxuIqvwGoRI4/UxCcmQTNyRqdXdD/+a0SzZc5Ng1PUW5LOy3MSspB2ijDml7',
    'GJ4hOb4oGlt49SPKKrCvPv4EjOflmDKV0/ZK6Kbq6fPVL3Ag8h8FZ61VEM7N4yc72rrXwibUkR3SHCIz+PrxWu/PkLaLtb3AvwiXHmziYeDG',
    'wVmru1jeX99geX6yig==',
  ].join(''),
  'base64',
);
const tableI = new Uint8Array(256);
tableR.forEach((stored, plain) => {
  tableI[stored] = plain;
});

export function decodePermuted(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => tableI[byte] ?? 0);
}

/** [MS-PST] 5.2; the same function encodes. `key`: the lower 32 bits of the block's id. */
export function cyclic(bytes: Uint8Array, key: number): Uint8Array {
  let w = (key ^ (key >>> 16)) & 0xffff;
  return bytes.map((byte) => {
    const low = w & 0xff;
    const high = w >>> 8;
    w = (w + 1) & 0xffff;
    const first = tableR[(byte + low) & 0xff] ?? 0;
    const second = tableS[(first + high) & 0xff] ?? 0;
    const third = tableI[(second - high) & 0xff] ?? 0;
    return (third - low) & 0xff;
  });
}
