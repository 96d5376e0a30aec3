import type { Busy } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'

/** client: all that is held of one file, for its holder ([2.A7]) · structure: everything, to leave with ([1.H10]). */
export const exportKinds = ['client', 'structure'] as const
export type ExportKind = (typeof exportKinds)[number]

export const exportStates = ['waiting', 'running', 'ready', 'failed', 'expired'] as const
export type ExportState = (typeof exportStates)[number]

export type ExportRow = {
  id: string
  kind: ExportKind
  state: ExportState
  /** 0 to 100. */
  progress: number
  byteCount: number | null
  createdAt: Instant
  expiresAt: Instant | null
}

/** What an export is made for: one file, or a whole structure. */
export type ExportScope = { id: string; structureId: string; kind: ExportKind; clientFileId: string | null }

/** The parts of one's own data, as its file names them, and the table of each ([2.A7]). */
export const clientTables = {
  dossier: 'client_files',
  eleves: 'learners',
  tutelles: 'guardianships',
  consentements: 'consents',
  commandes: 'orders',
  lignes_de_commande: 'order_lines',
  paiements: 'payments',
  cheques: 'cheques',
  remboursements: 'refunds',
  creances_abandonnees: 'write_offs',
  retractations: 'withdrawals',
  factures: 'invoices',
  panier: 'cart_lines',
  adhesions: 'memberships',
  forfaits: 'passes',
  mouvements_de_forfait: 'pass_entries',
  prolongations_et_suspensions: 'pass_changes',
  reservations: 'bookings',
  reponses_aux_absences: 'absence_answers',
  places_en_seance: 'seats',
  listes_d_attente: 'waiting_entries',
  alertes: 'slot_alerts',
  interets: 'interests',
  bons_cadeaux: 'gift_vouchers',
  bons_cadeaux_utilises: 'gift_redemptions',
  avoirs: 'account_credit_entries',
  demandes_de_tarif_reduit: 'reduced_rate_requests',
  tarifs_reduits: 'reduced_rate_grants',
  documents: 'documents',
  pieces_jointes: 'file_attachments',
  appels_et_courriers: 'communications',
  adresses_en_echec: 'address_failures',
  donnees_importees: 'import_lines',
  messages: 'messages',
  demandes_de_contact: 'contact_requests',
  connexions: 'account_sessions',
  conditions_acceptees: 'terms_acceptances',
  visites_de_l_equipe: 'impersonations',
} as const
export type ClientPart = keyof typeof clientTables
export const clientParts = Object.keys(clientTables) as ClientPart[]

/** Tables that say whose file a row is of, and aren't given to its holder: why. */
export const keptFromClients = {
  file_notes: 'notes of the team, which no client is shown ([2.A9])',
  audit_entries: 'the journal: who of the team did what, of which the person is told what concerns them',
  audit_payloads: 'as audit_entries',
  file_mergers: 'how two files were made one: what they held is in the file',
  duplicate_dismissals: 'a judgement about two people',
  calendar_feeds: 'secret addresses, shown where they are used',
  carts: 'the lines are there',
  data_exports: 'the copies themselves',
  mailing_recipients: 'the messages that came of them are there',
} as const

/** A structure's tables, and the name of the file of each ([1.H10]). */
export const structureTables = {
  structures: 'reglages',
  terms_versions: 'conditions generales',
  terms_acceptances: 'conditions acceptees',
  site_pages: 'pages du site',
  site_pictures: 'images du site',
  help_chapters: 'chapitres d aide',
  staff_members: 'equipe',
  client_files: 'dossiers',
  learners: 'eleves',
  guardianships: 'eleves par dossier',
  consents: 'consentements',
  file_notes: 'notes',
  communications: 'appels et courriers',
  interests: 'interets',
  contact_requests: 'demandes de contact',
  duplicate_dismissals: 'doublons ecartes',
  file_mergers: 'dossiers reunis',
  impersonations: 'portails vus par l equipe',
  offers: 'offres',
  offer_courses: 'cours par offre',
  offer_teachers: 'professeurs par offre',
  teachers: 'professeurs',
  locations: 'lieux',
  rooms: 'salles',
  courses: 'cours collectifs',
  course_sessions: 'seances',
  teacher_availabilities: 'disponibilites',
  availability_rooms: 'salles des disponibilites',
  availability_exceptions: 'exceptions de disponibilite',
  teacher_absences: 'absences de professeurs',
  absence_answers: 'reponses aux absences',
  absence_sessions: 'seances des absences',
  closures: 'fermetures',
  orders: 'commandes',
  order_lines: 'lignes de commande',
  payments: 'paiements',
  cheques: 'cheques',
  deposit_slips: 'bordereaux de remise',
  bank_statements: 'releves bancaires',
  bank_transactions: 'virements recus',
  bank_allocations: 'virements par commande',
  disputes: 'contestations',
  refunds: 'remboursements',
  refund_lines: 'remboursements par ligne',
  refund_parts: 'remboursements par paiement',
  withdrawals: 'retractations',
  write_offs: 'creances abandonnees',
  invoices: 'factures et avoirs',
  account_credit_entries: 'avoirs des comptes',
  memberships: 'adhesions',
  passes: 'forfaits',
  pass_entries: 'mouvements des forfaits',
  pass_changes: 'prolongations et suspensions',
  bookings: 'reservations',
  seats: 'places en seance',
  waiting_entries: 'listes d attente',
  waiting_entry_learners: 'eleves en attente',
  slot_alerts: 'alertes de creneau',
  gift_vouchers: 'bons cadeaux',
  gift_redemptions: 'bons cadeaux utilises',
  reduced_rate_requests: 'demandes de tarif reduit',
  reduced_rate_grants: 'tarifs reduits',
  messages: 'messages',
  message_events: 'messages, suivi',
  address_failures: 'adresses en echec',
  free_templates: 'modeles libres',
  template_versions: 'modeles, versions',
  segments: 'segments',
  mailings: 'envois',
  mailing_authors: 'envois, auteurs',
  mailing_recipients: 'envois, destinataires',
  mailing_files: 'envois, fichiers',
  imports: 'imports',
  import_lines: 'imports, lignes',
  documents: 'documents',
  file_attachments: 'pieces jointes',
  audit_entries: 'journal',
  audit_payloads: 'journal, details',
} as const

/** Tables that a structure doesn't take away, and why: everything else is in its export ([1.H10]). */
export const keptBack = {
  accounts: 'logins: of people, who may use them in several structures; the addresses are in the files and the team',
  account_sessions: 'as accounts',
  account_tokens: 'secrets of links',
  second_factors: 'secrets of people',
  recovery_codes: 'secrets of people',
  rate_limits: 'counters against automation, of no structure',
  agenda_claims: 'made again from bookings, sessions and absences',
  audit_sealed_entries: 'the chain is over every structure: it is checked here',
  audit_seals: 'as audit_sealed_entries',
  calendar_feeds: 'secret addresses of people',
  teacher_calendars: 'a teacher’s own calendar elsewhere, by its secret address',
  external_busy: 'as teacher_calendars',
  carts: 'nothing that was ordered',
  cart_lines: 'nothing that was ordered',
  counters: 'made again from the numbers given',
  invoice_counters: 'made again from the invoices',
  data_exports: 'the copies themselves',
  document_contents: 'the files, in the folder papiers',
  mailing_file_contents: 'the files, in the folder fichiers',
  mail_senders: 'a lock for the quota',
  outbox_events: 'what background jobs still had to do',
  school_holidays: 'the State’s, the same for everybody',
  stripe_events: 'the payment provider’s own, kept there',
} as const

export type StructureTable = keyof typeof structureTables

/** exports_running: one is being made already, it is enough to wait. */
export type ExportRefusal = 'export_running' | Busy
