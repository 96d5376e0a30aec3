import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm, type ActionFormProps } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Details } from '@/components/ui/details'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { toWebcal } from '@/lib/calendars/rules'
import type { OpenFeed } from '@/lib/calendars/types'
import { formatInstant } from '@/lib/core/formatting'

type FormAction = ActionFormProps['action']

type Props = {
  slug: string
  zone: string
  /** Whose lessons, in words. */
  whose: string
  help?: string
  /** What its forms carry: the learner, or the teacher; nothing for the household. */
  ids?: { learner?: string; teacher?: string }
  feed: OpenFeed | null
  /** Under the page's own title, or under a section's. */
  heading?: 'h2' | 'h3'
  open: FormAction
  end: FormAction
}

/** One calendar address: to create it, to subscribe to it, to change or end it ([1.F6]). */
export async function FeedAddress(props: Props) {
  const { slug, whose, help, ids, feed, heading: Heading = 'h2' } = props
  const t = await getTranslations('calendars.feeds')
  return (
    <li className="grid gap-3 py-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <Heading className="!text-lg">{whose}</Heading>
          {help ? <p className="text-sm text-muted">{help}</p> : null}
        </div>
        {feed ? (
          <LinkButton href={toWebcal(feed.url)} icon="calendar" aria-label={t('subscribeTo', { whose })}>
            {t('subscribe')}
          </LinkButton>
        ) : (
          <ActionForm action={props.open}>
            <HiddenFields structure={slug} {...ids} />
            <SubmitButton
              look="quiet"
              icon="calendar"
              pendingLabel={t('pending')}
              aria-label={t('createFor', { whose })}
            >
              {t('create')}
            </SubmitButton>
          </ActionForm>
        )}
      </div>
      {feed ? <InUse {...props} feed={feed} /> : null}
    </li>
  )
}

async function InUse({ slug, zone, whose, ids, feed, end }: Props & { feed: OpenFeed }) {
  const t = await getTranslations('calendars.feeds')
  const read = feed.lastReadAt ? t('lastRead', { when: formatInstant(feed.lastReadAt, zone) }) : t('neverRead')
  return (
    <>
      <div className="flex flex-wrap items-end gap-3">
        <TextInput
          name={`address-${feed.id}`}
          label={t('address')}
          aria-label={t('addressOf', { whose })}
          help={`${t('addressHelp')} ${t('secret')}`}
          defaultValue={feed.url}
          readOnly
          className="min-w-0 flex-1 basis-72"
        />
        <CopyButton text={feed.url} label={t('copy')} done={t('copied')} />
      </div>
      <p className="text-sm text-muted">{read}</p>
      <Details summary={t('change')}>
        <ActionForm action={end} className="grid gap-3">
          <HiddenFields structure={slug} {...ids} />
          <p>{t('changeText')}</p>
          <div className="flex flex-wrap gap-3">
            <SubmitButton look="quiet" name="next" value="renew" aria-label={t('renewFor', { whose })}>
              {t('renew')}
            </SubmitButton>
            <SubmitButton look="danger" name="next" value="end" aria-label={t('endFor', { whose })}>
              {t('end')}
            </SubmitButton>
          </div>
        </ActionForm>
      </Details>
    </>
  )
}
