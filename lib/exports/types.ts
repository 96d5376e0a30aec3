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

/** The parts of one's own data, as its file names them; each is a list of what is held ([2.A7]). */
export const clientParts = [
  'dossier',
  'eleves',
  'consentements',
  'commandes',
  'lignes_de_commande',
  'paiements',
  'remboursements',
  'factures',
  'adhesions',
  'forfaits',
  'mouvements_de_forfait',
  'reservations',
  'places_en_seance',
  'listes_d_attente',
  'alertes',
  'bons_cadeaux',
  'avoirs',
  'demandes_de_tarif_reduit',
  'tarifs_reduits',
  'documents',
  'messages',
  'connexions',
  'conditions_acceptees',
  'visites_de_l_equipe',
] as const
export type ClientPart = (typeof clientParts)[number]

/** A structure's tables, and the name of the file of each ([1.H10]). */
export const structureTables = {
  client_files: 'dossiers',
  learners: 'eleves',
  guardianships: 'eleves par dossier',
  consents: 'consentements',
  file_notes: 'notes',
  offers: 'offres',
  teachers: 'professeurs',
  locations: 'lieux',
  rooms: 'salles',
  courses: 'cours collectifs',
  course_sessions: 'seances',
  teacher_availabilities: 'disponibilites',
  closures: 'fermetures',
  orders: 'commandes',
  order_lines: 'lignes de commande',
  payments: 'paiements',
  cheques: 'cheques',
  bank_transactions: 'virements recus',
  refunds: 'remboursements',
  invoices: 'factures et avoirs',
  account_credit_entries: 'avoirs des comptes',
  memberships: 'adhesions',
  passes: 'forfaits',
  pass_entries: 'mouvements des forfaits',
  bookings: 'reservations',
  seats: 'places en seance',
  waiting_entries: 'listes d attente',
  gift_vouchers: 'bons cadeaux',
  gift_redemptions: 'bons cadeaux utilises',
  reduced_rate_requests: 'demandes de tarif reduit',
  messages: 'messages',
  documents: 'documents',
  audit_entries: 'journal',
} as const
export type StructureTable = keyof typeof structureTables

/** exports_running: one is being made already, it is enough to wait. */
export type ExportRefusal = 'export_running' | Busy
