import type { BetterAuthOptions } from 'better-auth'

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** better-auth's names for what migrations/0002-sign-in.sql calls otherwise. */
export const authTables = {
  user: {
    modelName: 'users',
    fields: { emailVerified: 'email_verified', ...stamps },
    additionalFields: {
      isFreelancer: { type: 'boolean', required: false, defaultValue: true, fieldName: 'is_freelancer' },
      isClient: { type: 'boolean', required: false, defaultValue: false, fieldName: 'is_client' },
      country: { type: 'string', required: false },
      timezone: { type: 'string', required: false, defaultValue: 'UTC' },
      referral: { type: 'string', required: false },
    },
  },
  session: {
    modelName: 'sessions',
    fields: { userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...stamps },
    expiresIn: 30 * 24 * 60 * 60,
  },
  account: {
    modelName: 'accounts',
    fields: {
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...stamps,
    },
  },
  verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...stamps } },
  rateLimit: { modelName: 'sign_in_attempts', fields: { lastRequest: 'last_request' } },
} satisfies BetterAuthOptions
