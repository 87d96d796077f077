// Numbers in tel: links (RFC 3966): digits with what is written between them, and an extension.

const extension = /\s*(?:;ext=|[,;]|ext\.?|x)\s*(\d+)$/i;

/** The number of a tel: link; empty when it holds none. */
export function numberOfTel(link) {
  const text = decode(link).trim();
  if (!/^tel:/i.test(text)) return '';
  const number = text.slice('tel:'.length).trim();
  return /^\+?[\d\s().\-/*#]+$/.test(number.replace(extension, '')) && /\d/.test(number) ? number : '';
}

/** The tel: link of a number as it is written on a record. The zero in “+46 (0)8” is for those at home only. */
export function telOf(number) {
  const [, inside] = extension.exec(number) ?? [];
  const main = number.replace(extension, '').replace(/^(\s*\+\s*\d[\d\s]*)\(0\)/, '$1');
  return `tel:${main.replace(/[^+\d]/g, '')}${inside ? `;ext=${inside}` : ''}`;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
