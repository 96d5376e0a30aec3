import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { countRecoveryCodes, readSecondFactor } from '@/lib/accounts/queries'
import { requireStaff } from '@/lib/gate/actor'
import { beginFactorAction } from '@/lib/staff/actions'
import { staffRoles } from '@/lib/staff/types'
import { FactorPanel } from './factor-panel'
import { SetUp } from './set-up'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.security'))('title') }
}

/** One's own second factor: set up, recovery codes, taken away ([2.F1] [6.S5]). */
export default async function SecurityPage({ params }: Props) {
  const { structure: slug } = await params
  const { actor, structure } = await requireStaff(slug, `/${slug}/gestion/securite`, staffRoles)
  const [factor, left, t] = await Promise.all([
    readSecondFactor(actor, structure.name),
    countRecoveryCodes(actor.accountId),
    getTranslations('staff.security'),
  ])
  const isOn = factor?.isConfirmed === true
  return (
    <FormPage title={t('title')} lead={t('lead')}>
      <div className="grid gap-8">
        {structure.settings.security.requiresSecondFactor && !isOn ? (
          <Notice kind="warning">{t('required')}</Notice>
        ) : null}
        {isOn ? <FactorPanel slug={slug} left={left} /> : null}
        {factor && !isOn ? <SetUp slug={slug} factor={factor} /> : null}
        {factor ? null : (
          <section aria-labelledby="facteur" className="grid gap-4">
            <h2 id="facteur">{t('none')}</h2>
            <p className="text-muted">{t('noneText')}</p>
            <ActionForm action={beginFactorAction}>
              <HiddenFields structure={slug} />
              <SubmitButton icon="lock">{t('begin')}</SubmitButton>
            </ActionForm>
          </section>
        )}
      </div>
    </FormPage>
  )
}
