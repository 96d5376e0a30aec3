import { getTranslations } from 'next-intl/server'
import { Tag } from '@/components/ui/card'
import { formatInstant, formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import type { MessageDetail } from '@/lib/deliveries/types'
import { Panel } from '../../panel'
import { StateTag } from '../state-tag'

type Props = { slug: string; zone: string; message: MessageDetail }

/** To whom, by whom, when, and what its state means; a failure in the provider's own words, whole ([2.C2]). */
export async function MessageFacts({ slug, zone, message }: Props) {
  const t = await getTranslations('deliveries')
  const { reader, recipient, replyTo, at, author, state, failureKind, error, handledAt, attachments } = message
  const facts = [
    {
      label: t('message.to'),
      value: reader ? <a href={`/${slug}/gestion/dossiers/${reader.number}`}>{reader.name}</a> : null,
    },
    { label: reader ? t('columns.address') : t('message.to'), value: recipient },
    { label: t('message.replyTo'), value: replyTo },
    { label: t('message.author'), value: author || t('portal') },
    { label: t('message.at'), value: formatInstant(at, zone) },
    { label: t('message.attachments'), value: attachments.join(', ') },
    {
      label: t('message.next'),
      value:
        message.nextAttemptAt &&
        `${formatInstant(message.nextAttemptAt, zone)}, ${t('message.attempts', { count: message.attempts })}`,
    },
  ]
  return (
    <Panel
      id="facts"
      title={t('message.state')}
      actions={
        <>
          <StateTag state={state} />
          {failureKind ? <Tag>{t(`kinds.${failureKind}`)}</Tag> : null}
        </>
      }
    >
      <p>{t(`means.${state}`)}</p>
      {handledAt ? (
        <p className="text-muted">{t('message.handled', { day: formatNumericDay(dayOf(handledAt, zone)) })}</p>
      ) : null}
      {error ? (
        <div>
          <h3 className="text-sm text-muted">{t('message.words')}</h3>
          <p className="whitespace-pre-line wrap-anywhere">{error}</p>
        </div>
      ) : null}
      <dl className="grid gap-2">
        {facts
          .filter(({ value }) => value)
          .map(({ label, value }) => (
            <div key={label} className="grid gap-x-4 sm:grid-cols-[9rem_1fr]">
              <dt className="text-sm text-muted">{label}</dt>
              <dd className="min-w-0 wrap-anywhere">{value}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  )
}
