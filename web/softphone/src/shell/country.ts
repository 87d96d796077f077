import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** Country whose way of writing numbers is read here, two letters; empty for none. */
export const Country = createContext("");

/** The country of {@link Country}. */
export function useCountry(): string {
  return useContext(Country);
}
