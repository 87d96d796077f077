import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * A number as people of a country read it: national when it is of that country, international otherwise.
 * @param country ISO 3166-1, two letters; empty for none.
 * @returns What is no whole number, such as an extension or a SIP address, comes back as it is.
 */
export function numberText(number: string, country: string): string {
  if (!number.startsWith("+")) return number;
  const read = parsePhoneNumberFromString(number);
  if (read === undefined || !read.isPossible()) return number;
  const isOurs = isSupportedCountry(country) && (read.country === country || (read.country === undefined && read.getPossibleCountries().includes(country)));
  return isOurs ? read.formatNational() : read.formatInternational();
}
