/* What the mails about orders, payments and gifts say around the words of a template, in English ([2.C3]). */

export const withdrawal = {
  open: 'You may withdraw from this order until {limite}, without giving a reason, from “Mes achats” (“Renoncer au contrat ici”) or by answering this message.',
  begun:
    'You asked to begin before the end of the withdrawal period. You may withdraw from this order until {limite}, from “Mes achats” (“Renoncer au contrat ici”) or by answering this message; lessons already taken remain due, in proportion.',
}

export const order = {
  papers: ' Your invoice and your receipt are attached to this message.',
  invoice: ' Your invoice is attached to this message.',
  total: 'Total paid',
  sum: 'Total',
  received: 'received {montants} on {jour}, for',
  nothingYet: 'has received nothing yet for',
  free: 'has nothing to receive for',
  preview: 'Payment of {montant} received. Your lessons are ready to be booked.',
  previewGift: 'Your gift voucher is ready, another message brings it to you.',
  previewNothing: 'Your lessons are ready to be booked.',
  nextPart: '{montant} on {jour}',
  nextByCard: 'The rest will be charged to the same card: {suite}.',
  nextByCheque: 'The rest will be cashed by cheque: {suite}.',
  next: 'The rest is expected: {suite}.',
  membership: 'from {debut} to {fin}',
  pass: 'until {fin}',
  passLater: 'from {debut}, until {fin}',
  reduced: 'reduced rate',
  learner: 'for {eleve}',
}

export const instalment = {
  next: 'Next instalment: {montant}, charged on {jour} to the same card.',
  last: 'It was the last one: your order is entirely paid.',
  authenticate:
    'Your bank asks you to confirm this payment yourself. Just open this page and identify yourself to your bank.',
  suspends:
    'After that day, you can’t book with the lessons of this order until this instalment is settled; lessons already booked remain booked.',
  keeps: 'After that day, it remains due.',
}

export const waiting = {
  total: 'Total to pay',
  left: 'Left to pay',
  transfer:
    'Make a transfer of {montant} to {titulaire}, IBAN {iban}, BIC {bic}, with the reference {numero}. Your lessons are activated as soon as the whole amount has arrived.',
  cheque:
    'Send {cheques} made out to {ordre}, to this address: {adresse}. Date everything on the day of the order, {date}, and write {numero} on the back and in the letter.',
  oneCheque: 'a cheque of {montant}',
  manyCheques: '{nombre} cheques in the same envelope ({montants})',
  problems: {
    wrong_amount: 'its amount, {ecrit}, isn’t the expected one',
    wrong_date: 'its date, {jour}, isn’t right',
    wrong_payee: 'it isn’t made out to the right payee',
    not_signed: 'it isn’t signed',
    unreadable: 'it is illegible or has been altered',
  },
}

export const means = {
  card: 'bank card',
  transfer: 'transfer',
  cheque: 'cheque',
  cash: 'cash',
  holiday_voucher: 'holiday vouchers (chèques-vacances)',
  culture_pass: 'Pass Culture',
  account_credit: 'credit on the account',
  free: 'no payment',
}

export const byMeans = {
  card: 'by bank card',
  transfer: 'by transfer',
  cheque: 'by cheque',
  cash: 'in cash',
  holiday_voucher: 'in holiday vouchers (chèques-vacances)',
  culture_pass: 'by Pass Culture',
  account_credit: 'by credit on the account',
  free: 'without payment',
}

export const credit = {
  surplus: 'We received by transfer {montant} more than you owed.',
  grant: 'We added {montant} to your account.',
}

export const dunning = {
  line: 'Order {numero}',
  part: 'instalment {rang} of {fois}',
  late: '{moyen}, expected on {jour}',
  undated: '{moyen}',
  bounced: '{moyen}, rejected by the bank',
  total: 'Total expected',
  transfer:
    'The simplest way is a transfer to the account of {titulaire}, IBAN {iban}, with the reference {references}.',
  office: 'The simplest way is to come and see us, or to call us.',
}

export const gift = {
  lesson: 'a lesson of {duree}',
  lessons: '{nombre} lessons of {duree}',
  to: ' for {nom}',
  code: 'Code',
  gift: 'Gift',
  for: 'Offered to',
  until: 'Valid until',
  online:
    'To use it, log in or create your account: then you choose your teacher and your time. You prefer the telephone? Call us at {telephone}, we book with you.',
  phone: 'To book, call us at {telephone} with this code: we choose the time with you.',
  sent: 'We are sending it right now to {email}.',
  toSend: 'We will send it to {email} on {jour}, in the morning.',
  byHand: 'It is yours to give: print the attached voucher, or forward this message.',
}

export const refund = {
  total: 'Total given back',
  retained: '{montant} kept for lessons taken or too close to be cancelled',
  revokedOne: 'one lesson taken off the package',
  revoked: '{count} lessons taken off the package',
  nothing: 'There was no money to give back to you.',
  by: {
    card: '{montant} go back to the bank card that paid: allow 5 to 10 days, depending on your bank.',
    transfer: '{montant} are given back to you by transfer.',
    cheque: '{montant} are given back to you by transfer.',
    cash: '{montant} are given back to you by the office.',
    holiday_voucher: '{montant} paid in holiday vouchers are given back to you by the office.',
    culture_pass: '{montant} paid with Pass Culture are given back to you by the office.',
    account_credit: '{montant} are credit on your account again.',
    free: '{montant}',
  },
}

export const disputes = {
  won: 'The payment stands, bookings are possible again.',
  lost: 'The money goes back to the cardholder: this sum is due again, bookings remain blocked.',
}

export const failures = {
  declined: 'Your bank refused the payment without giving the reason. Try another card, or call your bank.',
  insufficient_funds: 'The balance or the limit of the card isn’t enough. Try another card.',
  expired_card: 'The expiry date has passed or was mistyped. Check it, or try another card.',
  wrong_number: 'The card number is incorrect. Check it, then try again.',
  wrong_code: 'The security code (on the back of the card) is incorrect. Check it, then try again.',
  limit_exceeded: 'The card has reached its limit of payments. Wait a little, or try another card.',
  authentication_failed: 'The authentication by your bank (3-D Secure) didn’t succeed. Try again, or use another card.',
  not_supported: 'This card isn’t accepted for this purchase. Try another card.',
  bank_unreachable: 'Your bank couldn’t be reached. Try again in a few minutes.',
}
