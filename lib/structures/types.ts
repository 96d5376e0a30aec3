/** What a structure decides once, beside its texts: rules with their units, and how to reach it. */
export type StructureSettings = {
  /** A lesson is booked at least so many hours ahead ([1.F2]). */
  bookingNoticeHours: number
  /** A lesson is cancelled at least so many hours ahead ([1.G3]). */
  cancellationNoticeHours: number
  /** An order by card that isn't paid after so many minutes expires. */
  cardOrderMinutes: number
  phone: string
  email: string
  /** Mailbox of the administration, told of cancellations ([1.G4]). */
  officeEmail: string
  address: { line1: string; postcode: string; city: string; country: string }
  legal: { name: string; form: string; registration: string; director: string }
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
