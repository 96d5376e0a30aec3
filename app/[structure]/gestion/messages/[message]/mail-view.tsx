import { getTranslations } from 'next-intl/server'
import { Details } from '@/components/ui/details'
import type { MessageDetail } from '@/lib/deliveries/types'
import { getNonce } from '@/lib/gate/request'
import { MailFrame } from './mail-frame'

/** The mail as its reader sees it, on a telephone or a computer; what holds a one-time link is shown to nobody ([6.S3]). */
export async function MailView({ message }: { message: MessageDetail }) {
  const [nonce, t] = await Promise.all([getNonce(), getTranslations('deliveries.message')])
  if (message.holdsSecret) return <p className="text-muted">{t('secret')}</p>
  if (!message.html) return <p className="text-muted">{t('gone')}</p>
  return (
    <>
      <MailFrame
        title={t('mail')}
        // The frame is under the page's own policy, which lets no style through without its nonce.
        html={message.html.replaceAll('<style', `<style nonce="${nonce ?? ''}"`)}
        labels={{ phone: t('phone'), desktop: t('desktop') }}
      />
      <Details summary={t('text')}>
        <p className="whitespace-pre-line wrap-anywhere">{message.text}</p>
      </Details>
    </>
  )
}
