import type { PaymentMeans } from '@/lib/orders/types'

/** Les moyens de paiement, nommés. */
export const means = {
  card: 'carte bancaire',
  transfer: 'virement',
  cheque: 'chèque',
  cash: 'espèces',
  holiday_voucher: 'chèques-vacances',
  culture_pass: 'Pass Culture',
  account_credit: 'crédit sur le compte',
  free: 'gratuité',
} satisfies Record<PaymentMeans, string>

/** Les moyens de paiement dans une phrase, avec leur préposition : « a reçu 90,00 € en espèces ». */
export const byMeans = {
  card: 'par carte bancaire',
  transfer: 'par virement',
  cheque: 'par chèque',
  cash: 'en espèces',
  holiday_voucher: 'en chèques-vacances',
  culture_pass: 'par Pass Culture',
  account_credit: 'par crédit sur le compte',
  free: 'sans paiement',
} satisfies Record<PaymentMeans, string>
