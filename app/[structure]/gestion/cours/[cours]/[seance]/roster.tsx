import { useTranslations } from 'next-intl'
import { TeacherNotes } from '@/components/client-files/teacher-notes'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/page-header'
import { type Column, Records } from '@/components/ui/records'
import type { FileNote } from '@/lib/client-files/types'
import type { DeskSession, Participant } from '@/lib/courses/types'
import { formatOrderNumber } from '@/lib/orders/rules'
import { formatPhone } from '@/lib/site/rules'
import { Panel } from '../../../commandes/[commande]/panel'

type Notes = ReadonlyMap<string, FileNote[]>
type Reader = { slug: string; accountId: string }
type Props = {
  session: DeskSession
  participants: Participant[]
  notes: Notes
  reader: Reader
  /** The structure runs messages. */
  canWrite: boolean
}
type Row = Participant & { id: string; notes: FileNote[]; reader: Reader }

/** The door's list: who is enrolled and, apart, whose order waits for its payment and who is being offered a place ([1.H7]). */
export function Roster({ session, participants, notes, reader, canWrite }: Props) {
  const t = useTranslations('courses.session')
  const inState = (state: Participant['state']): Row[] =>
    participants
      .filter((one) => one.state === state)
      .map((one) => ({ ...one, id: one.seatId, notes: notes.get(one.learnerId) ?? [], reader }))
  const [confirmed, held, offered] = [inState('confirmed'), inState('held'), inState('offered')]
  const order: Column<Row> = {
    key: 'order',
    label: t('order'),
    cell: ({ orderNumber }) => (orderNumber === null ? '–' : formatOrderNumber(orderNumber)),
  }
  return (
    <>
      <Panel
        id="participants"
        title={t('roster', { count: confirmed.length, capacity: session.capacity })}
        actions={confirmed.length > 0 && canWrite ? <Write slug={reader.slug} sessionId={session.id} /> : null}
      >
        {confirmed.length === 0 ? (
          <EmptyState icon="users" title={t('rosterEmpty')} />
        ) : (
          <People caption={t('rosterCaption')} rows={confirmed} />
        )}
      </Panel>
      <Apart id="attente" title={t('held', { count: held.length })} text={t('heldText')} rows={held} more={order} />
      <Apart id="proposees" title={t('offered', { count: offered.length })} text={t('offeredText')} rows={offered} />
    </>
  )
}

function Apart({
  id,
  title,
  text,
  rows,
  more,
}: {
  id: string
  title: string
  text: string
  rows: Row[]
  more?: Column<Row>
}) {
  const t = useTranslations('courses.session')
  if (rows.length === 0) return null
  return (
    <Panel id={id} title={title}>
      <p className="text-muted">{text}</p>
      <People caption={t('apartCaption', { title })} rows={rows} more={more} />
    </Panel>
  )
}

function People({ caption, rows, more }: { caption: string; rows: Row[]; more?: Column<Row> }) {
  const t = useTranslations('courses.session')
  const columns: Column<Row>[] = [
    { key: 'name', label: t('name'), cell: (one) => <Name {...one} /> },
    { key: 'payer', label: t('payer'), cell: ({ payer, name }) => (payer === name ? '–' : payer) },
    { key: 'phone', label: t('phone'), cell: ({ phone }) => (phone ? formatPhone(phone) : '–') },
    ...(more ? [more] : []),
  ]
  return <Records caption={caption} columns={columns} rows={rows} />
}

/** With what the teachers of the learner must know ([2.A9]). */
const Name = ({ name, notes, reader }: Row) => (
  <>
    {name}
    <TeacherNotes name={name} notes={notes} reader={reader} />
  </>
)

/** To whoever comes: ticked, all of them to begin with ([2.C5] [2.C10]). */
function Write({ slug, sessionId }: { slug: string; sessionId: string }) {
  const t = useTranslations('drafts.start')
  return (
    <LinkButton look="quiet" icon="mail" href={`/${slug}/gestion/envois/nouveau?seance=${sessionId}`}>
      {t('writeParticipants')}
    </LinkButton>
  )
}
