import { useTranslations } from 'next-intl'
import { TeacherNotes } from '@/components/client-files/teacher-notes'
import { Tag } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { ofName } from '@/lib/core/elision'
import { formatOrderNumber } from '@/lib/orders/rules'
import { formatPhone } from '@/lib/site/rules'
import { isMarkable } from '@/lib/teaching/rules'
import type { AgendaItem, Attendee } from '@/lib/teaching/types'
import type { AgendaOf } from './agenda-of'
import { AttendanceForm } from './attendance-form'
import { NoteForm } from './note-form'

type Props = { of: AgendaOf; item: AgendaItem; person: Attendee }

/** Somebody at the door: their name, how to reach whoever answers for them, what is known of them, whether they came. */
export function PersonRow({ of, item, person }: Props) {
  const t = useTranslations('teaching')
  const canMark = isMarkable(item, of.now) && person.bookingId !== null
  const isAhead = item.kind === 'lesson' && person.passId && !canMark
  return (
    <li className="grid gap-2 py-3 first:pt-0 last:pb-0">
      <div className="flex items-center gap-x-3 gap-y-1 sm:flex-wrap">
        <span className="mr-auto flex flex-wrap items-center gap-2">
          <span className="text-lg font-semibold">{person.name}</span>
          <TeacherNotes
            name={person.name}
            notes={person.notes}
            reader={{ slug: of.slug, accountId: of.actor.accountId }}
          />
          {person.isMinor ? <Tag>{t('person.minor')}</Tag> : null}
          {person.orderNumber === null ? null : (
            <Tag kind="warning">{t('person.order', { number: formatOrderNumber(person.orderNumber) })}</Tag>
          )}
        </span>
        <Contact person={person} />
      </div>
      {person.payer ? <p className="text-sm text-muted">{t('person.payer', { name: person.payer })}</p> : null}
      {person.wishes ? (
        <p className="text-sm">
          <span className="text-muted">{`${t('person.wishes')}\u00a0: `}</span>
          {person.wishes}
        </p>
      ) : null}
      {canMark ? <AttendanceForm of={of} person={person} /> : null}
      {person.attendance ? <p className="hidden print:block">{t(`attendance.marks.${person.attendance}`)}</p> : null}
      {person.bookingId ? <NoteForm slug={of.slug} bookingId={person.bookingId} name={person.name} /> : null}
      {isAhead ? (
        <a
          className="no-print block-link text-sm"
          href={`/${of.slug}/gestion/reserver/${person.passId}`}
          aria-label={t('item.changeOf', { ofName: ofName(person.name) })}
        >
          {t('item.change')}
        </a>
      ) : null}
    </li>
  )
}

function Contact({ person: { name, payer, phone, email } }: { person: Attendee }) {
  const t = useTranslations('teaching.person')
  const who = payer || name
  return (
    <span className="flex flex-wrap items-center gap-x-1">
      {phone ? (
        <a
          href={`tel:${phone}`}
          aria-label={t('call', { name: who, phone: formatPhone(phone) })}
          className="inline-flex min-h-11 min-w-11 items-center justify-center gap-1.5 px-1.5 whitespace-nowrap"
        >
          <Icon name="phone" />
          <span className="max-sm:sr-only print:not-sr-only">{formatPhone(phone)}</span>
        </a>
      ) : null}
      {email ? (
        <a
          href={`mailto:${email}`}
          aria-label={t('write', { name: who })}
          className="no-print grid size-11 place-items-center"
        >
          <Icon name="mail" />
        </a>
      ) : null}
    </span>
  )
}
