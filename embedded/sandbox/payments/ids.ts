import { randomInt } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export function randomText(length: number): string {
  let text = ''
  for (let i = 0; i < length; i++) text += ALPHABET[randomInt(ALPHABET.length)]
  return text
}

/** 'pi' → 'pi_3Nb…': the shape of Stripe's own ids. */
export const newId = (prefix: string): string => `${prefix}_3${randomText(23)}`

/** Unix seconds of real time: what a provider says about time does not follow the demonstration's clock. */
export const nowSeconds = (): number => Math.floor(Date.now() / 1000)
