interface Feedback {
  /** Null: the mail has none of our tags. */
  assessment?: string | null;
  mail?: string;
  /** As the mail's envelope says. */
  to?: string;
  /** As the report says; the same where it is left out. */
  reported?: string;
  messageId?: string;
  feedbackId?: string;
}

function about({ assessment = 'asm_1', mail = 'invitation', to = 'vera@vendor.example', messageId = 'ses-1' }: Feedback) {
  return {
    timestamp: '2026-03-02T09:00:00.000Z',
    source: 'assessments@buyer.example',
    sendingAccountId: '111122223333',
    messageId,
    destination: [to],
    headersTruncated: false,
    tags: {
      'ses:configuration-set': ['assay-dev'],
      ...(assessment !== null && { assessment: [assessment], mail: [mail], item: ['out_1'] }),
    },
  };
}

/** EventBridge's event of a bounce, in SES's shape (SES developer guide, examples of event data). */
export function bounceOf({ bounceType = 'Permanent', ...told }: Feedback & { bounceType?: string }) {
  const { to = 'vera@vendor.example', reported = to, feedbackId = 'first' } = told;
  return {
    source: 'aws.ses',
    'detail-type': 'Email Bounced',
    detail: {
      eventType: 'Bounce',
      mail: about(told),
      bounce: {
        bounceType,
        bounceSubType: 'General',
        bouncedRecipients: [{ emailAddress: reported, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1' }],
        timestamp: '2026-03-02T09:00:01.000Z',
        feedbackId,
        reportingMTA: 'dsn; mta.example',
      },
    },
  };
}

/** EventBridge's event of a complaint. */
export function complaintOf({ feedbackType = 'abuse', ...told }: Feedback & { feedbackType?: string }) {
  const { to = 'vera@vendor.example', reported = to, feedbackId = 'first' } = told;
  return {
    source: 'aws.ses',
    'detail-type': 'Email Complaint Received',
    detail: {
      eventType: 'Complaint',
      mail: about(told),
      complaint: {
        complainedRecipients: [{ emailAddress: reported }],
        timestamp: '2026-03-02T09:00:01.000Z',
        feedbackId,
        complaintSubType: null,
        userAgent: 'AnyCompany Feedback Loop (V0.01)',
        complaintFeedbackType: feedbackType,
        arrivalDate: '2026-03-02T09:00:00.000Z',
      },
    },
  };
}
