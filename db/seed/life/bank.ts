import { createHash } from 'node:crypto'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { accountCreditEntries } from '@/db/schema/account-credits'
import { clientFiles } from '@/db/schema/client-files'
import { orders } from '@/db/schema/orders'
import { bankAllocations, bankStatements, bankTransactions } from '@/db/schema/transfers'
import { addDays, type Day, dayOf, type Instant } from '@/lib/core/time'
import { insertAll } from '../insert'
import { idOf } from '../random'
import type { World } from './world'

type Line = {
  label: string
  bookedOn: Day
  amountCents: number
  payerName: string
  remittance: string
  /** The order that it paid; nothing for one that still waits for a person. */
  order?: { id: string; totalCents: number; clientFileId: string }
}

/** What Julien Moreau sent above his order: it stands on his account ([6.R9]). */
const surplus = { payer: 'MOREAU JULIEN', cents: 1_500 }

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** Orders by transfer, paid or waiting, as a bank's customer would quote them. */
async function listOrders({ tx, structureId }: World) {
  const rows = await tx
    .select({ order: orders, file: clientFiles })
    .from(orders)
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(
      and(
        eq(orders.structureId, structureId),
        eq(orders.means, 'transfer'),
        inArray(orders.status, ['paid', 'pending']),
      ),
    )
    .orderBy(asc(orders.number))
  return rows.map(({ order, file }) => ({
    order,
    payerName: `${file.lastName} ${file.firstName}`.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase(),
  }))
}

/** Past transfers with what they paid, and in the last statement some that a person has still to match ([1.H3]). */
export async function insertBank(world: World): Promise<void> {
  const found = await listOrders(world)
  const paid: Line[] = found.flatMap(({ order, payerName }) => {
    if (order.status !== 'paid') return []
    const amountCents = order.totalCents + (payerName === surplus.payer ? surplus.cents : 0)
    const bookedOn = dayOf(order.paidAt!, world.zone)
    return [{ label: order.id, bookedOn, amountCents, payerName, remittance: `C${order.number}`, order }]
  })
  const waiting: Line[] = found.flatMap(({ order, payerName }, rank) =>
    order.status === 'pending'
      ? [
          {
            label: order.id,
            bookedOn: addDays(world.today, -1),
            amountCents: order.totalCents,
            payerName: rank % 2 === 0 ? payerName : 'MME BERTHE AUBIN',
            remittance: `Virement commande C${order.number}`,
          },
        ]
      : [],
  )
  await insertStatement(world, 'releve-annee-passee.xml', addDays(world.today, -30), paid)
  await insertStatement(world, 'releve-semaine.xml', addDays(world.today, -1), [...waiting, ...strangers(world)])
}

/** Money that no order expects. */
const strangers = ({ today }: World): Line[] => [
  {
    label: 'grant',
    bookedOn: addDays(today, -2),
    amountCents: 150_000,
    payerName: 'VILLE DE PARIS',
    remittance: 'SUBVENTION FONCTIONNEMENT 2E SEMESTRE',
  },
  {
    label: 'unknown',
    bookedOn: addDays(today, -3),
    amountCents: 9_000,
    payerName: 'M OU MME ROCHE',
    remittance: 'cours de chant merci',
  },
]

async function insertStatement(world: World, fileName: string, on: Day, lines: readonly Line[]): Promise<void> {
  const { tx, structureId, zone } = world
  const createdAt = world.momentOf(on, fileName)
  const statementId = idOf(`statement:${fileName}`, createdAt)
  const importedBy = world.rows.staffMembers.find(({ role }) => role === 'accountant')!.accountId
  const statement = {
    id: statementId,
    structureId,
    format: 'camt053' as const,
    fileName,
    sha256: hash(fileName),
    importedBy,
  }
  await insertAll(tx, bankStatements, [{ ...statement, createdAt }])
  const rows = lines.map((line) => ({ line, id: idOf(`transfer:${line.label}`, createdAt) }))
  await insertAll(
    tx,
    bankTransactions,
    rows.map(({ line: { label, order, ...line }, id }) => ({
      ...line,
      id,
      structureId,
      statementId,
      fingerprint: hash(`${zone}:${label}`),
      currency: 'EUR',
      status: order ? ('matched' as const) : ('unmatched' as const),
      createdAt,
    })),
  )
  for (const { line, id } of rows) if (line.order) await giveLine(world, id, line, line.order, createdAt)
}

async function giveLine(
  { tx, structureId }: World,
  transactionId: string,
  { amountCents }: Line,
  order: NonNullable<Line['order']>,
  createdAt: Instant,
): Promise<void> {
  const own = { id: idOf(`allocation:${transactionId}`, createdAt), structureId, createdAt }
  await insertAll(tx, bankAllocations, [{ ...own, transactionId, orderId: order.id, amountCents: order.totalCents }])
  if (amountCents === order.totalCents) return
  await insertAll(tx, accountCreditEntries, [
    {
      id: idOf(`credit:${transactionId}`, createdAt),
      structureId,
      clientFileId: order.clientFileId,
      kind: 'surplus',
      amountCents: amountCents - order.totalCents,
      businessKey: `surplus:${transactionId}`,
      actor: { kind: 'job', name: 'seed' },
      createdAt,
    },
  ])
}
