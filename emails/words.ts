import type { Locale } from '@/lib/core/locale'
import type { Sender } from '@/lib/messages/types'
import { mailWordsInEnglish } from '@/messages/en/mail-words'
import { type MailWords, mailWords } from '@/messages/fr/mail-words'

const wordsIn: Record<Locale, MailWords> = { 'fr-FR': mailWords, 'fr-CA': mailWords, en: mailWordsInEnglish }

/** What the code says in a mail around the words of its template, in the language of those ([2.C3]). */
export const wordsOf = ({ locale = 'fr-FR' }: Pick<Sender, 'locale'>): MailWords => wordsIn[locale]
