/**
 * `text` in Unicode normalisation form C; text with a lone surrogate stays as it is. Engines differ there: Firefox
 * puts U+FFFD in a lone surrogate's place, which would hide broken text from the validators.
 */
export const nfc = (text: string): string => (/\p{Cs}/u.test(text) ? text : text.normalize('NFC'));
