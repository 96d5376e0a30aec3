/** The three zones of the French school holidays. */
export const holidayZones = ['A', 'B', 'C'] as const
export type HolidayZone = (typeof holidayZones)[number]

/** A teacher's picture, served at `/<structure>/photos/<id>`, with its words for whoever doesn't see it ([2.F3]). */
export type Portrait = { id: string; alt: string }

/** What a structure decides once, beside its texts: rules with their units, and how to reach it. */
export type StructureSettings = {
  /** A lesson is booked at least so many hours ahead ([1.F2]). */
  bookingNoticeHours: number
  /** A lesson is cancelled at least so many hours ahead ([1.G3]). */
  cancellationNoticeHours: number
  /** An order by card that isn't paid after so many minutes expires. */
  cardOrderMinutes: number
  /** A mail recalls a lesson so many hours before it ([1.G9]). */
  reminderHours: number
  /** Places offered to the waiting list are kept so many hours ([1.G10]). */
  waitingOfferHours: number
  /** So many lessons of a pass may be cancelled within the notice all the same, until so many hours before them ([1.G8]). */
  lateExceptions: { perPass: number; untilHours: number }
  /** Whose school holidays new courses skip; null: none. */
  holidayZone: HolidayZone | null
  /** A gift is valid so many months, date to date, from its activation ([1.C7]). */
  giftMonths: number
  phone: string
  email: string
  /** Mailbox of the administration, told of cancellations ([1.G4]). */
  officeEmail: string
  address: { line1: string; postcode: string; city: string; country: string }
  legal: { name: string; form: string; registration: string; director: string }
  money: MoneySettings
  /** What it does: decides its menus, its public pages and its office ([2.F3]). */
  modules: Module[]
  /** What it sells in, the first one by default. */
  currencies: string[]
  /** Shown on top of 'Mon suivi'; empty: nothing. */
  homeMessage: string
  /** At the foot of every mail; empty: nothing. */
  mailFooter: string
  security: {
    /** Somebody of the office without a second factor sets one up before anything else ([6.S5]). */
    requiresSecondFactor: boolean
    /** A member is told by mail that the office saw the portal as they do ([2.B3]). */
    tellsImpersonated: boolean
  }
  /** What pupils may choose when their teacher is absent ([1.H6]). */
  absenceChoices: AbsenceChoice[]
  messaging: MessagingSettings
  /** The entries of the public menu, in its order; absent: those of [1.A1]. */
  menu?: MenuEntry[]
}

/** What bounds the messages that people of the office write ([2.C6] [2.C10]). */
export type MessagingSettings = {
  /** Recipients of one message, and of one sender in any 24 hours. */
  maxRecipients: number
  quotaPer24Hours: number
  /** Words that may be written all in capitals. */
  allowedCapitals: string[]
  /** A message to a roster waits for an admin. */
  approvesRosterMessages: boolean
  /** The same announcement to the same region within so many months warns ([2.C7]). */
  announcementMonths: number
}

/** The bounds of [2.C6], for a structure that decided nothing. */
export const usualMessaging: MessagingSettings = {
  maxRecipients: 300,
  quotaPer24Hours: 500,
  allowedCapitals: [],
  approvesRosterMessages: false,
  announcementMonths: 2,
}

/** An entry of the public menu: the page's slug ('' the first one), and its words. */
export type MenuEntry = { page: string; label: string }

/** What a structure may sell in. */
export const currencies = ['EUR', 'CAD', 'CHF'] as const

/** The parts of the product that a structure runs. */
export const modules = ['shop', 'memberships', 'lessons', 'courses', 'gifts', 'workshops', 'messages'] as const
export type Module = (typeof modules)[number]

/** What pupils may be offered when their teacher is absent: another one, another time, their lesson back. */
export const absenceChoices = ['substitute', 'move', 'credit'] as const
export type AbsenceChoice = (typeof absenceChoices)[number]

/** When cheques activate what they pay: the first one received, the first one deposited, or all of them there ([1.D8]). */
export const chequeActivations = ['received', 'deposited', 'all'] as const
export type ChequeActivation = (typeof chequeActivations)[number]

/** What an invoice says of taxes: exempt by art. 261-7-1° or art. 293 B of the CGI, or VAT included at `vatPerMille` ([6.L4]). */
export const taxMentions = ['exempt_261_7', 'franchise_293_b', 'vat'] as const
export type TaxMention = (typeof taxMentions)[number]

/** How a structure takes money beyond the card, and what it decided once about it. */
export type MoneySettings = {
  /** Where transfers go ([1.D4]). */
  bank: { holder: string; name: string; iban: string; bic: string }
  cheques: {
    payee: string
    address: { line1: string; postcode: string; city: string }
    activation: ChequeActivation
  }
  /** An order by transfer or cheque is kept for so many days, and recalled so many days before it goes ([1.D7]). */
  waitingDays: number
  reminderDays: number
  /** A later instalment by card that failed keeps what was bought for so many days; then its passes are suspended, or not ([1.D11]). */
  graceDays: number
  suspendsAfterGrace: boolean
  /** Dated sessions can be given back within the 14 days too ([6.L2]). */
  withdrawsDatedSessions: boolean
  invoices: { taxMention: TaxMention; vatPerMille: number; isFacturX: boolean; siret: string }
  /** Account numbers of the accountant's daily entries ([1.H11]). */
  accounts: LedgerAccounts
}

/** What has an account: the sales first, then who owes, then where money is. */
export const ledgerAccounts = [
  'sales',
  'vat',
  'clients',
  'credits',
  'card',
  'bank',
  'cheques',
  'cash',
  'vouchers',
  'suspense',
  'losses',
] as const satisfies readonly (keyof LedgerAccounts)[]

/** The numbers that a structure's accountant uses, of the French chart of accounts by default. */
export type LedgerAccounts = {
  sales: string
  vat: string
  clients: string
  /** Money held for clients. */
  credits: string
  card: string
  bank: string
  cheques: string
  cash: string
  vouchers: string
  /** A payment that came twice, a dispute, money that isn't explained yet. */
  suspense: string
  /** What clients owed and won't pay. */
  losses: string
}

/** Slugs that a structure may not take, since an address of the application begins with them. */
export const reservedSlugs = [
  'api',
  'gestion',
  'mon-compte',
  'panier',
  'connexion',
  'static',
  'public',
  'sante',
  '_next',
  'images',
  'fonts',
] as const

/** What a French association uses: a new structure starts with them. */
export const frenchAccounts: LedgerAccounts = {
  sales: '706000',
  vat: '445710',
  clients: '411000',
  credits: '419100',
  card: '511500',
  bank: '512000',
  cheques: '511200',
  cash: '530000',
  vouchers: '511800',
  suspense: '471000',
  losses: '654100',
}
