import { createHash, randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, accountTokens } from '@/db/schema/accounts'
import { offers } from '@/db/schema/catalogue'
import { learners } from '@/db/schema/client-files'
import { mailingFileContents, mailingFiles } from '@/db/schema/mailings'
import { messages } from '@/db/schema/messages'
import { renderMail } from '@/emails/render'
import { writeTypical } from '@/emails/typical'
import { questionPurpose } from '@/lib/absences/rules'
import type { AccountTokenKind } from '@/lib/accounts/types'
import { remindersPurpose } from '@/lib/client-files/types'
import { createToken } from '@/lib/core/ids'
import { unwrap } from '@/lib/core/outcome'
import { signId } from '@/lib/core/signed-ids'
import { copyPurpose } from '@/lib/learners/rules'
import { confirmMailing } from '@/lib/mailings/commands/confirm'
import { sendRound } from '@/lib/mailings/flows/send-round'
import { issueLink } from '@/lib/messages/commands/write-messages'
import { tellAbsence } from '@/lib/messages/flows/tell-absences'
import { tellLink } from '@/lib/messages/flows/tell-account'
import { tellExpiring, tellReminder } from '@/lib/messages/flows/tell-due'
import { tellGiftBought } from '@/lib/messages/flows/tell-gifts'
import { tellBooked } from '@/lib/messages/flows/tell-lessons'
import { tellOrderPaid } from '@/lib/messages/flows/tell-orders'
import { tellWaiting } from '@/lib/messages/flows/tell-waiting'
import { getSender } from '@/lib/messages/queries/get-sender'
import type { Occasion } from '@/lib/messages/types'
import { messageTemplates } from '@/lib/templates/types'
import { makeMailing, makeReaders } from '../../factories/mailing'
import { makeStaff } from '../../factories/staff'
import type { World } from './world'

const copyEmail = 'copie@secret.example'

/** A letter to who agreed to it, with a picture's page, a file and its address to unsubscribe ([2.C5] [2.C6]). */
async function sendMailing({ structure }: World): Promise<void> {
  const staff = await makeStaff(db(), structure)
  const [reader] = await makeReaders(structure, 1)
  const body = '{cher},\n\nLe programme : [fichier 1]. Tout est sur {lien_dossier}.'
  const mailing = await makeMailing(db(), staff, { files: [reader!.clientFileId], body })
  const bytes = Buffer.from('%PDF-1.7\n%%EOF\n')
  const [file] = await db()
    .insert(mailingFiles)
    .values({
      structureId: structure.id,
      mailingId: mailing.id,
      token: randomBytes(16).toString('base64url'),
      fileName: 'Programme.pdf',
      mediaType: 'application/pdf',
      byteCount: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    .returning({ id: mailingFiles.id })
  await db().insert(mailingFileContents).values({ fileId: file!.id, bytes })
  unwrap(await confirmMailing(staff.actor, { mailingId: mailing.id, revision: 0, ticked: [] }))
  await sendRound(mailing.id)
}

/** Mails as the jobs write them, of what the household has. */
async function tellWorld({ structure, one }: World): Promise<void> {
  const tells: ((occasion: Occasion) => Promise<string[]>)[] = [
    (of) => tellBooked(of, one.bookingId),
    (of) => tellReminder(of, one.bookingId),
    (of) => tellExpiring(of, one.passId),
    (of) => tellAbsence(of, one.answerId, 'absence_asked'),
    (of) => tellGiftBought(of, one.voucherId),
    (of) => tellOrderPaid(of, one.orderId),
    (of) => tellWaiting(of, one.orderId, 'order_placed'),
    (of) => tellLink(of, one.accountId, 'reset'),
  ]
  for (const [rank, tell] of tells.entries()) await tell({ structureId: structure.id, key: `links:${rank}` })
}

/** One account for each kind of one-time link: an earlier link of an account ends with its next. */
async function makeLinks({ structure, one }: World): Promise<Record<AccountTokenKind, string>> {
  const issue = async (kind: AccountTokenKind, accountId: string) =>
    unwrap(await issueLink(structure.id, accountId, kind))
  const [pending] = await db()
    .insert(accounts)
    .values({ email: 'attente@secret.example', passwordHash: 'x', status: 'pending' })
    .returning({ id: accounts.id })
  const change = createToken()
  await db()
    .insert(accountTokens)
    .values({
      accountId: one.accountId,
      structureId: structure.id,
      kind: 'email_change',
      tokenHash: change.tokenHash,
      newEmail: 'nouvelle@secret.example',
      expiresAt: sql`app_now() + interval '1 day'` as never,
    })
  return {
    activation: await issue('activation', pending!.id),
    portal_invitation: await issue('portal_invitation', pending!.id),
    staff_invitation: await issue('staff_invitation', one.staffAccountId),
    reset: await issue('reset', one.accountId),
    email_change: change.token,
  }
}

/** The addresses of typical mails, with what the world has where they name what could be: a token, a row, a number. */
async function makeReal({ structure, one, offerId }: World): Promise<(path: string) => string> {
  const links = await makeLinks({ structure, one } as World)
  await db().update(learners).set({ copyEmail }).where(eq(learners.id, one.childId))
  const [offer] = await db().select({ slug: offers.slug }).from(offers).where(eq(offers.id, offerId))
  const real: [pattern: RegExp, path: string][] = [
    [/^\/activation\/.+/, `/activation/${links.activation}`],
    [/^\/invitation\/equipe\/.+/, `/invitation/equipe/${links.staff_invitation}`],
    [/^\/invitation\/[^/]+$/, `/invitation/${links.portal_invitation}`],
    [/^\/nouvelle-adresse\/.+/, `/nouvelle-adresse/${links.email_change}`],
    [/^\/nouveau-mot-de-passe\/.+/, `/nouveau-mot-de-passe/${links.reset}`],
    [/^\/messages\/rappels\/.+/, `/messages/rappels/${signId(remindersPurpose, one.clientFileId)}`],
    [/^\/messages\/absence\/.+/, `/messages/absence/${signId(questionPurpose, one.answerId)}`],
    [/^\/messages\/copies\/.+/, `/messages/copies/${one.childId}/${signId(copyPurpose(copyEmail), one.childId)}`],
    [/^\/paiement\/echeance\/.+/, `/paiement/echeance/${one.instalmentId}`],
    [/^\/paiement\/[^/]+$/, `/paiement/${one.orderId}`],
    [/^\/cours-et-tarifs\/.+/, `/cours-et-tarifs/${offer!.slug}`],
    [/^\/gestion\/commandes\/.+/, `/gestion/commandes/C${one.orderNumber}`],
    [/^\/mon-compte\/reserver\/.+/, `/mon-compte/reserver/${one.passId}`],
    [/^\/mon-compte\/cadeau\?.+/, `/mon-compte/cadeau?code=${one.voucherCode}`],
  ]
  return (path) => real.find(([pattern]) => pattern.test(path))?.[1] ?? path
}

const hrefsOf = ({ html, text }: { html: string; text: string }): string[] =>
  [...html.matchAll(/(?:href|src)="([^"]+)"/g), ...text.matchAll(/(https?:\/\/[^\s»)]+)/g)].map(([, href]) =>
    href!.replaceAll('&amp;', '&').replace(/[.,]$/, ''),
  )

/** Where each mail of the product leads, by path: those that the jobs wrote from rows, then every template ([6.R13]). */
export async function listMailPaths(world: World): Promise<{ paths: string[]; unsubscribePath: string }> {
  await tellWorld(world)
  await sendMailing(world)
  const toReal = await makeReal(world)
  const sender = await getSender(world.structure.id)
  const written = await db().select().from(messages)
  const typical = await Promise.all(messageTemplates.map((template) => renderMail(writeTypical(template, sender))))
  const isOurs = (href: string) => href.startsWith(sender.origin)
  const toPath = (href: string) => href.slice(sender.origin.length)
  const root = `/${sender.slug}`
  const made = typical
    .flatMap(hrefsOf)
    .filter(isOurs)
    .map((href) => root + toReal(toPath(href).slice(root.length)))
  const kept = written.flatMap(hrefsOf).filter(isOurs).map(toPath)
  const unsubscribe = written.flatMap(({ unsubscribeUrl }) => unsubscribeUrl ?? []).map(toPath)
  return { paths: [...new Set([...kept, ...made, ...unsubscribe])].sort(), unsubscribePath: unsubscribe[0]! }
}
