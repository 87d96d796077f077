// Words for values. Times are shown in the viewer's own zone.

const language = navigator.language;
const dayFormat = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });
const shortDayFormat = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
const timeFormat = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' });
const monthFormat = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' });
const moneyFormat = new Intl.NumberFormat(language, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
const numberFormat = new Intl.NumberFormat(language);

/** The platform writes +0000 without a colon; not every browser reads that. */
export const parseMoment = (text) => new Date(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));

export const parseDay = (text) => new Date(`${text}T12:00:00`);

export const day = (date) => dayFormat.format(date);
export const time = (date) => timeFormat.format(date);
export const month = (date) => monthFormat.format(date);
export const moment = (date) => `${day(date)}, ${time(date)}`;
export const money = (amount) => moneyFormat.format(amount);
export const number = (amount) => numberFormat.format(amount);

/** "Today", "Yesterday" or the day, without the year when it is this one. */
export function nearDay(date, now = new Date()) {
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  if (days === -1) return 'Tomorrow';
  return date.getFullYear() === now.getFullYear() ? shortDayFormat.format(date) : day(date);
}

const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());

/** Seconds as m:ss. */
export const duration = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;
