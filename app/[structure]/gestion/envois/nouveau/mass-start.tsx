import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { RadioGroup } from '@/components/ui/choices'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Staff } from '@/lib/core/actor'
import { startMassAction } from '@/lib/drafts/actions'
import { findTargetName } from '@/lib/drafts/queries/find-target'
import { Panel } from '../../panel'

type Props = { slug: string; actor: Staff; segmentId: string | null; offerId: string | null }

/** To a segment, or to those interested in an offer: among those who agreed to e-mails, or to the newsletter ([2.C6] [2.E1]). */
export async function MassStart({ slug, actor, segmentId, offerId }: Props) {
  const [name, t] = await Promise.all([findTargetName(actor, { segmentId, offerId }), getTranslations('drafts.start')])
  if (!name) notFound()
  const choices = (['email', 'newsletter'] as const).map((value) => ({ value, label: t(`audiences.${value}`) }))
  return (
    <Panel id="a-qui" title={segmentId ? name : t('interested', { offer: name })}>
      <ActionForm action={startMassAction}>
        <HiddenFields structure={slug} segment={segmentId ?? undefined} offre={offerId ?? undefined} />
        <RadioGroup
          name="audience"
          label={t('audience')}
          help={t('audienceHelp')}
          choices={choices}
          defaultValue="email"
          columns
        />
        <div>
          <SubmitButton icon="mail">{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  )
}
