import type { Locale } from '@/lib/client-files/types'

/** What a mail shows, whoever reads it: the frame turns it into html, text.ts into plain text. */
export type Brand = {
  name: string
  tagline: string
  accentHue: number
  accentChroma: number
  /** The structure's public site. */
  url: string
  postalAddress: string
  phone: string
  email: string
}

export type Fact = { label: string; value: string }

/** A dated thing, set like a ticket: its day in large, then its facts. */
export type Ticket = {
  kind: 'ticket'
  weekday: string
  day: string
  month: string
  time: string
  isCancelled: boolean
  facts: Fact[]
}
export type Button = { kind: 'button'; label: string; href: string; help: string }
export type Facts = { kind: 'facts'; facts: Fact[] }
export type Bill = { kind: 'bill'; lines: { name: string; detail: string; amount: string }[]; total: Fact }
export type Quote = { kind: 'quote'; text: string }
/** A picture of the structure's own site, at an address of the application. */
export type Picture = { kind: 'picture'; src: string; alt: string; width: number; height: number }
export type Block = Ticket | Button | Facts | Bill | Quote | Picture

/** A piece of a paragraph: words, words said loudly, or an address to follow, which may have words of its own. */
export type Run = { kind: 'text' | 'strong' | 'link'; text: string; label?: string }
export type Paragraph = { kind: 'paragraph'; runs: readonly Run[] }

/** A line at the foot; with an address, all of it is the link. */
export type FooterLine = string | { text: string; href: string }

export type MailContent = {
  brand: Brand
  /** French when absent. */
  locale?: Locale
  subject: string
  preview: string
  kicker: string
  title: string
  body: readonly (Paragraph | Block)[]
  footer: readonly FooterLine[]
}

/** What a reader sees of an address: without its scheme. */
export const shortLink = (href: string): string => href.replace(/^https?:\/\//, '')
