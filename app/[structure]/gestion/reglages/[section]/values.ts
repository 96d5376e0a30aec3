import type { SettingsSection } from '@/lib/settings/schema'
import { formatPhone } from '@/lib/site/rules'
import type { Structure } from '@/lib/structures/queries'
import { frenchAccounts, ledgerAccounts } from '@/lib/structures/types'

type Values = Record<string, string>

const identityOf = ({ name, tagline, settings: { phone, email, officeEmail, address, legal } }: Structure): Values => ({
  name,
  tagline,
  phone: formatPhone(phone).replace(/^(?=[2-9]\d\d\u00a0)/, '+1\u00a0'),
  email,
  officeEmail,
  ...address,
  legalName: legal.name,
  legalForm: legal.form,
  registration: legal.registration,
  director: legal.director,
})

const lessonsOf = ({ settings }: Structure): Values => ({
  bookingNoticeHours: String(settings.bookingNoticeHours),
  cancellationNoticeHours: String(settings.cancellationNoticeHours),
  latePerPass: String(settings.lateExceptions.perPass),
  lateUntilHours: String(settings.lateExceptions.untilHours),
  reminderHours: String(settings.reminderHours),
  waitingOfferHours: String(settings.waitingOfferHours),
  holidayZone: settings.holidayZone ?? '',
})

function moneyOf({ settings: { money, cardOrderMinutes, giftMonths } }: Structure): Values {
  const { bank, cheques, invoices, waitingDays, reminderDays, graceDays } = money
  const numbers = { cardOrderMinutes, giftMonths, waitingDays, reminderDays, graceDays }
  return {
    holder: bank.holder,
    bank: bank.name,
    iban: bank.iban.replace(/(.{4})(?=.)/g, '$1 '),
    bic: bank.bic,
    payee: cheques.payee,
    chequeLine1: cheques.address.line1,
    chequePostcode: cheques.address.postcode,
    chequeCity: cheques.address.city,
    activation: cheques.activation,
    taxMention: invoices.taxMention,
    vatPerMille: String(invoices.vatPerMille),
    siret: invoices.siret,
    ...Object.fromEntries(
      ledgerAccounts.map((name) => [`account_${name}`, money.accounts[name] ?? frenchAccounts[name]]),
    ),
    suspendsAfterGrace: money.suspendsAfterGrace ? 'on' : '',
    withdrawsDatedSessions: money.withdrawsDatedSessions ? 'on' : '',
    ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)])),
  }
}

const readers: Record<SettingsSection, (structure: Structure) => Values> = {
  identite: identityOf,
  couleurs: ({ logoId }) => ({ logo: logoId ?? '' }),
  textes: ({ settings: { homeMessage, mailFooter } }) => ({ homeMessage, mailFooter }),
  cours: lessonsOf,
  argent: moneyOf,
  messages: ({ settings: { messaging } }) => ({
    maxRecipients: String(messaging.maxRecipients),
    quotaPer24Hours: String(messaging.quotaPer24Hours),
    announcementMonths: String(messaging.announcementMonths),
    allowedCapitals: messaging.allowedCapitals.join(' '),
    approvesRosterMessages: messaging.approvesRosterMessages ? 'on' : '',
  }),
  modules: ({ settings: { security } }) => ({
    requiresSecondFactor: security.requiresSecondFactor ? 'on' : '',
    tellsImpersonated: security.tellsImpersonated ? 'on' : '',
  }),
}

/** What the form of a part of the settings starts from. */
export const valuesOf = (section: SettingsSection, structure: Structure): Values => readers[section](structure)
