const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/**
 * A name every file system takes, for the save dialog to start from: no separators, no control or
 * direction-changing characters (a name that reads `…fdp.exe` backwards), no reserved Windows names, at most
 * 200 bytes in UTF-8 with the ending kept.
 */
export function safeFileName(suggested: string): string {
  const cleaned = suggested
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '')
    .replace(/[<>:"/\\|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const name = cleaned === '' ? 'zapys' : reserved.test(cleaned) ? `_${cleaned}` : cleaned;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : '';
  const characters = Array.from(name.slice(0, name.length - ending.length));
  while (new TextEncoder().encode(characters.join('') + ending).byteLength > 200) characters.pop();
  return (characters.join('') + ending).replace(/[\s.]+$/, '');
}
