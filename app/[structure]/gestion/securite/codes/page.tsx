import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireStaff } from '@/lib/gate/actor'
import { readSealedCookie } from '@/lib/gate/sealed-cookie'
import { forgetCodesAction } from '@/lib/staff/actions'
import { type ShownCodes, staffRoles } from '@/lib/staff/types'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.security'))('codesTitle') }
}

/** The recovery codes just made, this once, to be printed or copied ([6.S5]). */
export default async function RecoveryCodesPage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/securite`
  const { actor } = await requireStaff(slug, `${path}/codes`, staffRoles)
  const [shown, t] = await Promise.all([readSealedCookie<ShownCodes>('secours'), getTranslations('staff.security')])
  // Another person may have logged in on this device since.
  const codes = shown?.accountId === actor.accountId ? shown.codes : null
  return (
    <FormPage title={t('codesTitle')} lead={codes ? t('codesLead') : undefined} back={{ href: path, label: t('back') }}>
      {codes ? (
        <div className="grid gap-6">
          <ul className="grid grid-cols-2 gap-x-6 gap-y-3 rounded-m border border-line bg-surface p-6 font-mono text-lg">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
          <div className="no-print">
            <ActionForm action={forgetCodesAction}>
              <HiddenFields structure={slug} />
              <SubmitButton icon="check">{t('noted')}</SubmitButton>
            </ActionForm>
          </div>
        </div>
      ) : (
        <Notice>{t('codesGone')}</Notice>
      )}
    </FormPage>
  )
}
