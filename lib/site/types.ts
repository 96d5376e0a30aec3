export const contactKinds = ['contact', 'rental'] as const
export type ContactKind = (typeof contactKinds)[number]

/** What the contact form may refuse. */
export type SiteRefusal = 'too_many_requests'

/** The pictures that a structure may place; each has its sizes in public/images/<structure>/. */
export const pictures = ['stage', 'curtain', 'festoon', 'studio'] as const
export type Picture = (typeof pictures)[number]

/** One of those, or the id of a picture that the structure added itself ([2.F3]). */
export type PlacedPicture = Picture | (string & {})

/** A link inside the structure's site ('cours-et-tarifs', '' for the first page). Never an address outside. */
export type PageLink = { label: string; to: string }

/**
 * The pieces that a page is made of, edited in the back office. Texts may hold `[label](page)` links and the words
 * `{telephone}` and `{email}`, which become the structure's own.
 */
export type Block =
  | { kind: 'hero'; title: string; lead: string; picture?: PlacedPicture; actions?: PageLink[] }
  | { kind: 'prose'; title?: string; paragraphs: string[]; list?: string[] }
  | { kind: 'picture'; picture: PlacedPicture; alt: string; caption?: string }
  | { kind: 'cards'; title: string; intro?: string; cards: { title: string; text: string; link?: PageLink }[] }
  | { kind: 'steps'; title: string; steps: { title: string; text: string }[] }
  | { kind: 'facts'; figures: { value: string; label: string }[] }
  | { kind: 'questions'; title: string; items: { question: string; answer: string }[] }
  | { kind: 'teachers'; title: string; intro?: string }
  | { kind: 'gifts'; title: string; intro?: string }
  | { kind: 'rooms'; title: string; intro?: string }
  | { kind: 'places'; title: string; intro?: string }
  | { kind: 'reach'; title: string; hours: string[]; note?: string }
  | { kind: 'form'; form: ContactKind; title: string; intro?: string }
  | { kind: 'call'; title: string; text: string; actions: PageLink[] }

/** A piece of a text: words, or a link. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'link'; label: string; to: string }
  | { kind: 'phone' }
  | { kind: 'email' }

export type Room = {
  id: string
  name: string
  description: string
  capacity: number
  areaSquareMetres: number | null
  locationName: string
  locationAddress: string
}

export type Place = { id: string; name: string; address: string; directions: string }
