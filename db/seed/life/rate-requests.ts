import { createHash } from 'node:crypto'
import { documentContents, documents } from '@/db/schema/documents'
import { reducedRateRequests } from '@/db/schema/reduced-rates'
import { addMinutes } from '@/lib/core/time'
import { insertAll } from '../insert'
import { idOf } from '../random'
import type { World } from './world'

type Given = { learner: string; proof: string; daysAgo: number } & (
  | { status: 'pending' }
  | { status: 'granted'; answeredDaysAgo: number }
  | { status: 'refused'; answeredDaysAgo: number; reason: string }
)

/** A request in each state: to answer, granted, refused. */
const requests: readonly Given[] = [
  { learner: 'Nina Lambert', proof: 'Attestation de quotient familial', daysAgo: 1, status: 'pending' },
  {
    learner: 'Amina Diallo',
    proof: 'Carte d’étudiante 2026-2027',
    daysAgo: 8,
    status: 'granted',
    answeredDaysAgo: 6,
  },
  {
    learner: 'Mehdi Benali',
    proof: 'Attestation de France Travail',
    daysAgo: 2,
    status: 'refused',
    answeredDaysAgo: 1,
    reason: 'L’attestation date de plus de trois mois : envoyez-nous la plus récente.',
  },
]

/** Requests for the reduced price, each with its proof ([1.H4]). */
export async function insertRateRequests(world: World): Promise<void> {
  const rows = requests.map((given) => describe(world, given))
  await insertAll(
    world.tx,
    documents,
    rows.map(({ document }) => document),
  )
  await insertAll(
    world.tx,
    documentContents,
    rows.map(({ document, bytes }) => ({ documentId: document.id, bytes })),
  )
  await insertAll(
    world.tx,
    reducedRateRequests,
    rows.map(({ request }) => request),
  )
}

function describe(world: World, given: Given) {
  const { structureId, rows } = world
  const learner = rows.learners.find(({ firstName, lastName }) => `${firstName} ${lastName}` === given.learner)!
  const learnerId = learner.id!
  const { clientFileId } = rows.guardianships.find((tie) => tie.learnerId === learnerId)!
  const createdAt = world.momentOf(world.daysAgo(given.daysAgo), `rate:${given.learner}`)
  const id = idOf(`rate-request:${given.learner}`, createdAt)
  const bytes = writePage([given.proof, given.learner, 'Document de démonstration'])
  const owner = { structureId, clientFileId, createdAt }
  const document = {
    ...owner,
    id: idOf(`proof:${given.learner}`, createdAt),
    kind: 'proof' as const,
    businessKey: `proof:${id}`,
    fileName: `justificatif-${id.slice(-8)}.pdf`,
    mediaType: 'application/pdf',
    byteCount: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
  const request = { ...owner, id, learnerId, documentId: document.id, ...answerOf(world, given, learnerId) }
  return { document, bytes, request }
}

function answerOf(world: World, given: Given, learnerId: string) {
  if (given.status === 'pending') return { status: given.status }
  const day = world.daysAgo(given.answeredDaysAgo)
  const answer = {
    decidedBy: world.rows.accounts.find(({ email }) => email === 'administration@latelier.example')!.id!,
    decidedAt: addMinutes(world.momentOf(day, `rate-answer:${given.learner}`), 5),
  }
  if (given.status === 'refused') return { ...answer, status: given.status, reason: given.reason }
  const grant = world.rows.reducedRateGrants.find((one) => one.learnerId === learnerId)!
  return { ...answer, status: given.status, grantId: grant.id! }
}

/** A page of a few lines, as the smallest PDF that says them. */
function writePage(lines: readonly string[]): Uint8Array {
  const said = lines.map((line, rank) => `${rank ? '0 -32 Td ' : ''}(${line.replaceAll('’', "'")}) Tj`).join(' ')
  const text = `BT /F1 18 Tf 60 760 Td ${said} ET`
  const font = '/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >> stream\n${text}\nendstream`,
    `<< ${font} >>`,
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, rank) => {
    const at = body.length
    body += `${rank + 1} 0 obj ${object} endobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  const trailer = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(body + table + trailer, 'latin1')
}
