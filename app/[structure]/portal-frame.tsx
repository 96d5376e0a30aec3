import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { identityMeta } from '@/components/site/document'
import { FormGuardProvider } from '@/components/ui/form-guard'
import { type Context, identityOf } from '@/lib/gate/actor'
import { portalFields } from '@/lib/gate/portal'
import { IdentityWatch } from './identity-watch'
import { PortalBanner } from './portal-banner'

/**
 * Around the pages of a portal: its forms carry for whom they were rendered, and staff who see it have their banner above
 * everything and find every form disabled with its reason ([2.B1] [2.B2]).
 */
export async function PortalFrame({ context, children }: { context: Context; children: ReactNode }) {
  const { actor, name, impersonation } = context
  const t = await getTranslations('impersonation')
  const isSeen = actor.kind === 'staffAs' && name && impersonation
  return (
    <FormGuardProvider
      fields={portalFields(actor)}
      locked={isSeen ? t('locked', { name: `${name.firstName} ${name.lastName}` }) : null}
    >
      <IdentityWatch
        meta={identityMeta}
        identity={identityOf(context)}
        secondsLeft={isSeen ? impersonation.secondsLeft : null}
      />
      {isSeen ? <PortalBanner {...{ context, name, impersonation }} role={actor.role} /> : null}
      {children}
    </FormGuardProvider>
  )
}
