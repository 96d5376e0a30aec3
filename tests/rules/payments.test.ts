import { describe, expect, test } from 'vitest'
import { composeTransferCode, hasMoneyCome, isAmountRight, nameFailure, readIntent } from '@/lib/payments/rules'
import messages from '@/messages/fr/payments'

const intent = { id: 'pi_1', status: 'succeeded', amountCents: 85_000, currency: 'eur', lastError: null }

describe('[6.R3] what the provider’s intent means', () => {
  test.each([
    ['succeeded', 'succeeded'],
    ['processing', 'processing'],
    ['requires_capture', 'processing'],
    ['canceled', 'cancelled'],
    ['requires_payment_method', 'open'],
    ['requires_confirmation', 'open'],
    ['requires_action', 'open'],
    ['something new', 'open'],
  ])('%s is %s', (status, state) => {
    expect(readIntent({ ...intent, status }).state).toBe(state)
  })
  test('cancelled as a duplicate is replaced by another payment', () => {
    const cancelled = { ...intent, status: 'canceled' }
    expect(readIntent({ ...cancelled, cancellationReason: 'duplicate' }).isReplaced).toBe(true)
    expect(readIntent({ ...cancelled, cancellationReason: 'abandoned' }).isReplaced).toBe(false)
  })
  test('a failure counts only while there is still something to pay', () => {
    const lastError = 'insufficient_funds'
    expect(readIntent({ ...intent, lastError }).failure).toBe(null)
    expect(readIntent({ ...intent, status: 'requires_payment_method', lastError }).failure).toBe('insufficient_funds')
  })
})

describe('[1.D2] why a card was refused, in our words', () => {
  test.each([
    ['insufficient_funds', 'insufficient_funds'],
    ['expired_card', 'expired_card'],
    ['incorrect_cvc', 'wrong_code'],
    ['incorrect_number', 'wrong_number'],
    ['card_velocity_exceeded', 'limit_exceeded'],
    ['payment_intent_authentication_failure', 'authentication_failed'],
    ['processing_error', 'bank_unreachable'],
    ['card_not_supported', 'not_supported'],
    ['generic_decline', 'declined'],
    ['fraudulent', 'declined'],
    ['stolen_card', 'declined'],
    ['never heard of', 'declined'],
    ['constructor', 'declined'],
    ['', 'declined'],
  ])('%s: %s', (code, failure) => {
    expect(nameFailure(code)).toBe(failure)
    expect(messages.failures[nameFailure(code)]).toMatch(/\.$/)
  })
  test('a stolen or suspect card is told as any refusal: the bank’s suspicion isn’t ours to tell', () => {
    expect(nameFailure('stolen_card')).toBe(nameFailure('generic_decline'))
  })
})

describe('[6.R7] what was received is what was asked', () => {
  const payment = { amountCents: 85_000, currency: 'EUR' }
  test.each([
    ['the same', { amountCents: 85_000, currency: 'EUR' }, true],
    ['a cent less', { amountCents: 84_999, currency: 'EUR' }, false],
    ['a cent more', { amountCents: 85_001, currency: 'EUR' }, false],
    ['another currency', { amountCents: 85_000, currency: 'CAD' }, false],
  ])('%s', (_case, received, expected) => {
    expect(isAmountRight(payment, received)).toBe(expected)
  })
})

describe('[1.D7] whether an order may still be deleted by its buyer', () => {
  test.each([
    ['nothing yet', [], false],
    [
      'two cheques expected',
      [
        { means: 'cheque', status: 'expected' },
        { means: 'cheque', status: 'expected' },
      ],
      false,
    ],
    [
      'one of them in the drawer',
      [
        { means: 'cheque', status: 'expected' },
        { means: 'cheque', status: 'received' },
      ],
      true,
    ],
    ['a transfer that came', [{ means: 'transfer', status: 'succeeded' }], true],
    ['the buyer’s own account credit', [{ means: 'account_credit', status: 'succeeded' }], false],
    ['a cheque that bounced', [{ means: 'cheque', status: 'bounced' }], false],
  ] as const)('%s: %o', (_case, payments, expected) => {
    expect(hasMoneyCome(payments)).toBe(expected)
  })
})

describe('[1.D4] what a banking app reads from the code of a transfer', () => {
  const transfer = {
    holder: 'L’Atelier de la scène',
    iban: 'FR76 3000 6000 0112 3456 7890 189',
    bic: 'AGRIFRPPXXX',
    amountCents: 95_000,
    reference: 'C1042',
  }
  test('the lines of the EPC guidelines, the reference as free text', () => {
    expect(composeTransferCode(transfer).split('\n')).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      'AGRIFRPPXXX',
      'L’Atelier de la scène',
      'FR7630006000011234567890189',
      'EUR950.00',
      '',
      '',
      'C1042',
    ])
  })
  test.each([
    [1, 'EUR0.01'],
    [905, 'EUR9.05'],
    [123_456_789, 'EUR1234567.89'],
  ])('%i cents are %s', (amountCents, expected) => {
    expect(composeTransferCode({ ...transfer, amountCents }).split('\n')[7]).toBe(expected)
  })
  test('a holder longer than 70 letters is cut', () => {
    expect(composeTransferCode({ ...transfer, holder: 'a'.repeat(90) }).split('\n')[5]).toHaveLength(70)
  })
})
