import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { formatPhone } from '@/lib/site/rules'
import type { Structure } from '@/lib/structures/queries'

type Props = { structure: Structure; address: string }

/** Above every page of 'Mon compte': our mails are refused at the member's address, and where they change it ([2.C2]). */
export async function FailingAddress({ structure, address }: Props) {
  const t = await getTranslations('deliveries.banner')
  return (
    <div className="page pt-5 pb-0">
      <Notice
        kind="warning"
        title={t('title')}
        action={
          <LinkButton href={`/${structure.slug}/mon-compte/profil`} look="quiet">
            {t('action')}
          </LinkButton>
        }
      >
        {t('text', { address, phone: formatPhone(structure.settings.phone), email: structure.settings.email })}
      </Notice>
    </div>
  )
}
