import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { whenOf } from '@/components/bookings/words'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { List, ListItem } from '@/components/ui/table'
import { acceptQueueOffer } from '@/lib/cart/actions'
import { ofName } from '@/lib/core/elision'
import type { Instant } from '@/lib/core/time'
import { leaveQueueAction } from '@/lib/places/actions'
import type { ShownEntry } from '@/lib/waiting-lists/queries/list-entries'
import { TimeLeft } from './time-left'

type Of = { slug: string; zone: string; now: Instant }
type Props = Of & { entries: readonly ShownEntry[] }

const list = new Intl.ListFormat('fr', { type: 'conjunction' })

/** Places that are kept for a household, with the time left to take them ([1.G10]). */
export async function KeptPlaces({ entries, ...of }: Props) {
  const offered = entries.filter((entry) => entry.status === 'offered')
  if (offered.length === 0) return null
  const t = await getTranslations('waitingLists.mine')
  return (
    <section aria-labelledby="places-gardees" className="grid gap-4">
      <h2 id="places-gardees">{t('offers')}</h2>
      {offered.map((entry) => (
        <OfferedEntry key={entry.id} {...of} entry={entry} />
      ))}
    </section>
  )
}

/** A household's places in the queues, and a way to leave each ([1.G10]). */
export async function MyQueues({ entries, ...of }: Props) {
  const waiting = entries.filter((entry) => entry.status === 'waiting')
  if (waiting.length === 0) return null
  const t = await getTranslations('waitingLists.mine')
  return (
    <section aria-labelledby="attente" className="grid gap-4">
      <h2 id="attente">{t('title')}</h2>
      <List>
        {waiting.map((entry) => (
          <WaitingEntry key={entry.id} {...of} entry={entry} />
        ))}
      </List>
    </section>
  )
}

async function What({ entry, zone }: { entry: ShownEntry; zone: string }) {
  const t = await getTranslations('waitingLists.mine')
  const { offerName: offer, courseName: course, startsAt, learners } = entry
  return (
    <>
      <p className="font-semibold">{t('what', { offer, course, when: whenOf(startsAt, zone) })}</p>
      <p className="text-muted">{t('forWhom', { learners: list.format(learners) })}</p>
    </>
  )
}

async function OfferedEntry({ slug, zone, now, entry }: Of & { entry: ShownEntry }) {
  const t = await getTranslations('waitingLists.mine')
  const until = entry.offerExpiresAt!
  return (
    <Card accent raised className="grid gap-4">
      <div>
        <What entry={entry} zone={zone} />
        <p className="mt-2">
          {t('until', { when: whenOf(until, zone) })}. <TimeLeft until={until} now={now} />
        </p>
        {entry.isInCart ? (
          <p className="mt-2">{t.rich('inCart', { cart: (text) => <Link href={`/${slug}/panier`}>{text}</Link> })}</p>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-3">
        {entry.isInCart ? null : (
          <ActionForm action={acceptQueueOffer}>
            <HiddenFields structure={slug} entry={entry.id} />
            <SubmitButton aria-label={t('takeOf', { ofCourse: ofName(entry.courseName) })}>{t('take')}</SubmitButton>
          </ActionForm>
        )}
        <ActionForm action={leaveQueueAction}>
          <HiddenFields structure={slug} entry={entry.id} />
          <SubmitButton look="quiet" aria-label={t('refuseOf', { ofCourse: ofName(entry.courseName) })}>
            {t('refuse')}
          </SubmitButton>
        </ActionForm>
      </div>
    </Card>
  )
}

async function WaitingEntry({ slug, zone, entry }: Of & { entry: ShownEntry }) {
  const t = await getTranslations('waitingLists.mine')
  const leave = (
    <ActionForm action={leaveQueueAction}>
      <HiddenFields structure={slug} entry={entry.id} />
      <SubmitButton look="quiet" aria-label={t('leaveOf', { ofCourse: ofName(entry.courseName) })}>
        {t('leave')}
      </SubmitButton>
    </ActionForm>
  )
  return (
    <ListItem aside={leave}>
      <What entry={entry} zone={zone} />
      <p className="text-sm text-muted">{t('position', { position: entry.position })}</p>
    </ListItem>
  )
}
