import { getTranslations } from 'next-intl/server'
import { shortWhenOf } from '@/components/bookings/words'
import { Tag } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { List } from '@/components/ui/table'
import type { LearnerMessage } from '@/lib/messages/queries/list-of-learner'

type Props = { zone: string; messages: LearnerMessage[]; copyEmail: string | null }

const failed: readonly LearnerMessage['state'][] = ['bounced', 'failed', 'complained']

/** The latest mails about a learner, each to be unfolded ([1.B8]). */
export async function LearnerMessages({ zone, messages, copyEmail }: Props) {
  const t = await getTranslations('learners.messages')
  return (
    <section aria-labelledby="messages" className="grid gap-4">
      <h2 id="messages">{t('title')}</h2>
      {messages.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <List>
          {messages.map((message) => (
            <li key={message.id} className="grid gap-1">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
                {shortWhenOf(message.sentAt, zone)}
                {message.recipient.toLowerCase() === copyEmail?.toLowerCase() ? (
                  <Tag kind="info">{t('copyTo', { email: message.recipient })}</Tag>
                ) : null}
                {failed.includes(message.state) ? <Tag kind="warning">{t('notDelivered')}</Tag> : null}
              </p>
              <Details summary={message.subject}>
                <p className="whitespace-pre-line break-words">{message.text || t('emptied')}</p>
              </Details>
            </li>
          ))}
        </List>
      )}
    </section>
  )
}
