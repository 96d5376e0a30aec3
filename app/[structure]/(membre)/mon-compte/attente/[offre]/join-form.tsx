import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { whenOf } from '@/components/bookings/words'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/choices'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatLongDay } from '@/lib/core/formatting'
import { type Day, dayOf } from '@/lib/core/time'
import { joinQueueAction } from '@/lib/places/actions'
import type { Awaited, AwaitedStart } from '@/lib/places/queries'
import { ForWhom } from './for-whom'

type Props = { slug: string; zone: string; today: Day; awaited: Awaited; asked?: string; back: string }

/** From which full session one waits, and for whom: together or nothing. */
export async function JoinForm({ slug, zone, today, awaited, asked, back }: Props) {
  const t = await getTranslations('waitingLists')
  const { offer, starts, learners } = awaited
  const chosen = starts.find((start) => start.sessionId === asked) ?? starts[0]!
  return (
    <ActionForm action={joinQueueAction} className="grid gap-6">
      <HiddenFields structure={slug} offer={offer.id} />
      <RadioGroup
        name="session"
        label={t('full.legend')}
        help={offer.credits > 1 ? t('full.help') : undefined}
        required
        defaultValue={chosen.sessionId}
        choices={await Promise.all(starts.map((start) => toChoice(start, zone)))}
      />
      <ForWhom offer={offer} learners={learners} today={today} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton size="large" pendingLabel={t('joining')}>
          {t('join')}
        </SubmitButton>
        <LinkButton look="quiet" size="large" href={back}>
          {t('back')}
        </LinkButton>
      </div>
    </ActionForm>
  )
}

async function toChoice({ sessionId, startsAt, sessions, courseName, waiting, room }: AwaitedStart, zone: string) {
  const t = await getTranslations('waitingLists.full')
  const last = formatLongDay(dayOf(sessions.at(-1)!.startsAt, zone))
  const until = sessions.length > 1 ? [t('until', { day: last })] : []
  const left = room > 0 ? [t('room', { count: room })] : []
  const others = waiting > 0 ? [t('waiting', { count: waiting })] : []
  const description = [courseName, ...until, ...left, ...others].join(' · ')
  return { value: sessionId, label: whenOf(startsAt, zone), description }
}
