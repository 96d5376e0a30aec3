'use server'

import type { FormState } from '@/lib/core/outcome'
import { visitorAction } from '@/lib/gate/action'
import { takeAttempts } from '@/lib/gate/limits'
import { readFrom } from '@/lib/gate/request'
import { requestContact } from './commands'
import { contactInput, rentalInput } from './schema'

/** Before anything is counted for all: one address can't close the form to the others ([6.S4]). */
const boundSender = async () => takeAttempts([['contact-address', (await readFrom()).ipAddress]])

const askContact = visitorAction(
  { schema: contactInput, refusals: 'site.refusals' },
  async ({ input, actor, structure }) => {
    if (input.website) return { ok: true }
    const bounded = await boundSender()
    if (!bounded.ok) return bounded
    const { website, ...request } = input
    return requestContact(actor, structure.id, { ...request, kind: 'contact', details: {} })
  },
)

const askRental = visitorAction(
  { schema: rentalInput, refusals: 'site.refusals' },
  async ({ input, actor, structure }) => {
    if (input.website) return { ok: true }
    const bounded = await boundSender()
    if (!bounded.ok) return bounded
    const { name, email, phone, body, room, wantedOn, hours, people } = input
    return requestContact(actor, structure.id, {
      kind: 'rental',
      name,
      email,
      phone,
      body,
      subject: `${room} · ${wantedOn}`,
      details: { room, wantedOn, hours, people },
    })
  },
)

/** The form of the page Contact. */
export async function sendContact(state: FormState, form: FormData): Promise<FormState> {
  return askContact(state, form)
}

/** The form of the page Location. */
export async function sendRental(state: FormState, form: FormData): Promise<FormState> {
  return askRental(state, form)
}
