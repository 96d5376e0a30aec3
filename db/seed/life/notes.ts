import { consents, fileNotes } from '@/db/schema/file-notes'
import type { ConsentChannel, NoteKind } from '@/lib/client-files/types'
import { insertAll } from '../insert'
import { idOf } from '../random'
import type { World } from './world'

type Given = { client: string; daysAgo: number; kind: NoteKind; body: string; learner?: string }

/** One note of each kind, on people whom the demonstration's accounts open. */
const notes: readonly Given[] = [
  {
    client: 'Julien Moreau',
    daysAgo: 12,
    kind: 'accounting_flag',
    body: 'Deux virements envoyés pour la même commande : rapprocher avant toute nouvelle vente.',
  },
  {
    client: 'Sophie Lambert',
    learner: 'Nina Lambert',
    daysAgo: 30,
    kind: 'teacher',
    body: 'Voix encore fragile : pas plus de 40 minutes sans pause.',
  },
  {
    client: 'Claire Vasseur',
    learner: 'Claire Vasseur',
    daysAgo: 20,
    kind: 'teacher',
    body: 'Prépare un concours pour le printemps.',
  },
  { client: 'Claire Vasseur', daysAgo: 45, kind: 'general', body: 'Préfère être appelée après 18 h.' },
]

const said: readonly { client: string; daysAgo: number; words: Partial<Record<ConsentChannel, boolean>> }[] = [
  { client: 'Claire Vasseur', daysAgo: 400, words: { newsletter: true } },
  { client: 'Claire Vasseur', daysAgo: 60, words: { phone: true, post: false, email: true } },
  { client: 'Sophie Lambert', daysAgo: 200, words: { newsletter: true, phone: true } },
  { client: 'Sophie Lambert', daysAgo: 15, words: { newsletter: false } },
]

/** What the office noted of some clients, and what some of them agree to ([2.A8] [2.A9]). */
export async function insertNotes(world: World): Promise<void> {
  const { structureId, rows } = world
  const fileOf = (name: string) =>
    rows.clientFiles.find(({ firstName, lastName }) => `${firstName} ${lastName}` === name)!.id!
  const learnerOf = (name: string) =>
    rows.learners.find(({ firstName, lastName }) => `${firstName} ${lastName}` === name)!.id!
  const author = rows.staffMembers.find(({ role }) => role === 'admin')!.accountId
  await insertAll(
    world.tx,
    fileNotes,
    notes.map(({ client, daysAgo, kind, body, learner }) => ({
      id: idOf(`note:${client}:${body}`),
      structureId,
      clientFileId: fileOf(client),
      learnerId: learner ? learnerOf(learner) : null,
      kind,
      body,
      authorId: author,
      createdAt: world.momentOf(world.daysAgo(daysAgo), `note:${client}:${kind}`),
    })),
  )
  await insertAll(
    world.tx,
    consents,
    said.flatMap(({ client, daysAgo, words }) =>
      (Object.entries(words) as [ConsentChannel, boolean][]).map(([channel, isGranted]) => ({
        id: idOf(`consent:${client}:${channel}:${daysAgo}`),
        structureId,
        clientFileId: fileOf(client),
        channel,
        isGranted,
        source: 'profile' as const,
        createdAt: world.momentOf(world.daysAgo(daysAgo), `consent:${client}`),
      })),
    ),
  )
}
