import { StripeFailure } from './failure'
import { asText, type Params } from './form'

export type Decline = { code: string; decline_code: string; message: string }
export type Behaviour = {
  brand: string
  funding: 'credit' | 'debit' | 'prepaid'
  country: string
  /** 'error': the bank's server cannot be reached. */
  threeDS: 'none' | 'optional' | 'required' | 'error'
  /** Without its holder: 'always' wants them all the same, 'unless_set_up' until they agreed once to later payments. */
  offSession: 'never' | 'unless_set_up' | 'always'
  /** What the bank answers to the charge, after 3-D Secure if there is one. */
  decline: Decline | null
}
export type Card = Behaviour & { last4: string; exp_month: number; exp_year: number }

const DECLINED = 'Your card was declined.'
const declines = {
  generic_decline: { code: 'card_declined', message: DECLINED },
  insufficient_funds: { code: 'card_declined', message: 'Your card has insufficient funds.' },
  lost_card: { code: 'card_declined', message: DECLINED },
  stolen_card: { code: 'card_declined', message: DECLINED },
  fraudulent: { code: 'card_declined', message: DECLINED },
  card_velocity_exceeded: {
    code: 'card_declined',
    message: 'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
  },
  test_mode_live_card: {
    code: 'card_declined',
    message: 'Your card was declined. Your request was in test mode, but used a non test (live) card.',
  },
  expired_card: { code: 'expired_card', message: 'Your card has expired.' },
  incorrect_cvc: { code: 'incorrect_cvc', message: "Your card's security code is incorrect." },
  processing_error: {
    code: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
} satisfies Record<string, Omit<Decline, 'decline_code'>>
export type DeclineCode = keyof typeof declines

export const declineOf = (code: DeclineCode): Decline => ({ ...declines[code], decline_code: code })
export const isDeclineCode = (code: string): code is DeclineCode => Object.hasOwn(declines, code)

const visa = (over: Partial<Behaviour> = {}): Behaviour => ({
  brand: 'visa',
  funding: 'credit',
  country: 'US',
  threeDS: 'none',
  offSession: over.threeDS === 'required' ? 'always' : 'never',
  decline: null,
  ...over,
})
const refused = (code: DeclineCode) => visa({ decline: declineOf(code) })

/** Stripe's own test numbers and what they mean: https://docs.stripe.com/testing */
const CARDS: Record<string, Behaviour> = {
  '4242424242424242': visa(),
  '4000056655665556': visa({ funding: 'debit' }),
  '4000002500000003': visa({ country: 'FR' }),
  '4000002500001001': visa({ country: 'FR', brand: 'cartes_bancaires' }),
  '5555555555554444': visa({ brand: 'mastercard' }),
  '2223003122003222': visa({ brand: 'mastercard' }),
  '5200828282828210': visa({ brand: 'mastercard', funding: 'debit' }),
  '5105105105105100': visa({ brand: 'mastercard', funding: 'prepaid' }),
  '5555552500001001': visa({ country: 'FR', brand: 'cartes_bancaires' }),
  '378282246310005': visa({ brand: 'amex' }),
  '371449635398431': visa({ brand: 'amex' }),
  '6011111111111117': visa({ brand: 'discover' }),
  '3056930009020004': visa({ brand: 'diners' }),
  '3566002020360505': visa({ brand: 'jcb' }),
  '6200000000000005': visa({ brand: 'unionpay' }),
  '4000000000000002': refused('generic_decline'),
  '4000000000000341': refused('generic_decline'),
  '4000000000009995': refused('insufficient_funds'),
  '4000000000009987': refused('lost_card'),
  '4000000000009979': refused('stolen_card'),
  '4000000000000069': refused('expired_card'),
  '4000000000000127': refused('incorrect_cvc'),
  '4000000000000119': refused('processing_error'),
  '4000000000006975': refused('card_velocity_exceeded'),
  '4100000000000019': refused('fraudulent'),
  '4000002500003155': visa({ threeDS: 'required', offSession: 'unless_set_up' }),
  '4000002760003184': visa({ threeDS: 'required', country: 'DE' }),
  '4000003800000446': visa({ threeDS: 'required', offSession: 'never' }),
  '4000000000003220': visa({ threeDS: 'required' }),
  '4000000000003063': visa({ threeDS: 'required' }),
  '4000000000003055': visa({ threeDS: 'optional' }),
  '4000008400001629': visa({ threeDS: 'required', decline: declineOf('generic_decline') }),
  '4000008260003178': visa({
    threeDS: 'required',
    offSession: 'unless_set_up',
    decline: declineOf('insufficient_funds'),
  }),
  '4000008400001280': visa({ threeDS: 'error' }),
}

/** Stripe's ready-made payment methods, for servers that never see a number. */
const READY_MADE: Record<string, string> = {
  pm_card_visa: '4242424242424242',
  pm_card_visa_debit: '4000056655665556',
  pm_card_mastercard: '5555555555554444',
  pm_card_amex: '378282246310005',
  pm_card_fr: '4000002500000003',
  pm_card_visa_chargeDeclined: '4000000000000002',
  pm_card_chargeDeclined: '4000000000000002',
  pm_card_visa_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_visa_chargeDeclinedLostCard: '4000000000009987',
  pm_card_visa_chargeDeclinedStolenCard: '4000000000009979',
  pm_card_chargeDeclinedExpiredCard: '4000000000000069',
  pm_card_chargeDeclinedIncorrectCvc: '4000000000000127',
  pm_card_chargeDeclinedProcessingError: '4000000000000119',
  pm_card_chargeCustomerFail: '4000000000000341',
  pm_card_authenticationRequired: '4000002760003184',
  pm_card_authenticationRequiredSetupForOffSession: '4000003800000446',
  pm_card_authenticationRequiredOnSetup: '4000002500003155',
  pm_card_authenticationRequiredChargeDeclinedInsufficientFunds: '4000008260003178',
  pm_card_threeDSecure2Required: '4000000000003220',
  pm_card_threeDSecureRequired: '4000000000003063',
  pm_card_threeDSecureOptional: '4000000000003055',
  pm_card_threeDSecureRequiredChargeDeclined: '4000008400001629',
  pm_card_threeDSecureRequiredProcessingError: '4000008400001280',
}

function passesLuhn(number: string): boolean {
  let sum = 0
  for (let i = 0; i < number.length; i++) {
    const digit = Number(number[number.length - 1 - i])
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}

const cardError = (code: string, message: string, param: string) =>
  new StripeFailure(402, message, { type: 'card_error', code, param })

export function readyMadeCard(id: string, thisYear: number): Card | null {
  const number = READY_MADE[id]
  return number ? { ...CARDS[number]!, last4: number.slice(-4), exp_month: 12, exp_year: thisYear + 2 } : null
}

/** Reads a card as typed; refuses what no bank would be asked about (wrong digits, past dates). */
export function readCard(params: Params, today: Date): Card {
  const number = (asText(params.number) ?? '').replace(/[\s-]/g, '')
  if (!/^\d{12,19}$/.test(number))
    throw cardError('invalid_number', 'The card number is not a valid credit card number.', 'number')
  if (!passesLuhn(number)) throw cardError('incorrect_number', 'Your card number is incorrect.', 'number')
  const month = Number(asText(params.exp_month))
  const typedYear = Number(asText(params.exp_year))
  const year = typedYear < 100 ? 2000 + typedYear : typedYear
  if (!(month >= 1 && month <= 12) || !Number.isInteger(month))
    throw cardError('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month')
  const age = (year - today.getUTCFullYear()) * 12 + month - (today.getUTCMonth() + 1)
  if (!Number.isInteger(year) || age < 0 || age > 600)
    throw cardError('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year')
  const cvc = asText(params.cvc)
  const cvcLength = /^3[47]/.test(number) ? 4 : 3
  if (cvc !== undefined && !(/^\d+$/.test(cvc) && cvc.length === cvcLength))
    throw cardError('invalid_cvc', "Your card's security code is invalid.", 'cvc')
  const behaviour = CARDS[number] ?? refused('test_mode_live_card')
  return { ...behaviour, last4: number.slice(-4), exp_month: month, exp_year: year }
}
