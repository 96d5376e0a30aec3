import { getTranslations } from 'next-intl/server'
import { readFrameWords } from '@/components/messages/frame-words'
import { MailFrame } from '@/components/messages/mail-frame'
import { Details } from '@/components/ui/details'
import type { MessageDetail } from '@/lib/deliveries/types'
import { getNonce } from '@/lib/gate/request'

/** The mail as its reader sees it, on a telephone or a computer; what holds a one-time link is shown to nobody ([6.S3]). */
export async function MailView({ message }: { message: MessageDetail }) {
  const [nonce, words, t] = await Promise.all([getNonce(), readFrameWords(), getTranslations('deliveries.message')])
  if (message.holdsSecret) return <p className="text-muted">{t('secret')}</p>
  if (!message.html) return <p className="text-muted">{t('gone')}</p>
  return (
    <>
      <MailFrame html={message.html} nonce={nonce} words={words} />
      <Details summary={t('text')}>
        <p className="whitespace-pre-line wrap-anywhere">{message.text}</p>
      </Details>
    </>
  )
}
