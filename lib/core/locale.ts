/** The languages of mails: French of France, of Canada, English. */
export const locales = ['fr-FR', 'fr-CA', 'en'] as const
export type Locale = (typeof locales)[number]

/** The first of them that is one of those, or French. */
export const localeOf = (...given: (string | null | undefined)[]): Locale =>
  given.flatMap((locale) => locales.filter((known) => known === locale))[0] ?? 'fr-FR'
