import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import { cleanText } from '@/lib/core/text'

/** Fields of React's and Next's own, which no schema should see. */
const isOurs = (name: string) => !name.startsWith('$ACTION')
const isSecret = (name: string) => /password/i.test(name)

/** The fields of a form: a text each, or a list where a name comes more than once. Files are read from the form itself. */
export function readForm(form: FormData): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null)
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).flatMap((value) => (typeof value === 'string' ? [cleanText(value)] : []))
    if (isOurs(name) && texts.length > 0) fields[name] = texts.length > 1 ? texts : texts[0]!
  }
  return { ...fields }
}

/** What was typed, given back so that nothing is lost; a password never is. */
export function readTyped(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const [name, value] of form) {
    if (isOurs(name) && !isSecret(name) && typeof value === 'string') typed[name] = value
  }
  return typed
}

/** One sentence a field. A schema's message is a key of the catalogue ('accounts.fields.too_young') or a sentence. */
export async function listFieldErrors(error: z.ZodError): Promise<Record<string, string>> {
  const t = await getTranslations()
  const fields: Record<string, string> = {}
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? 'form')
    fields[name] ??= t.has(issue.message as never) ? t(issue.message as never) : issue.message
  }
  return fields
}
