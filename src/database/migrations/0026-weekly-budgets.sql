-- A member's own budget is by the month or by the week (limits: {"monthly": …, "weekly": …, "proposal": …, "boost": …}).
update wallets set limits = limits || '{"weekly": null}' where limits is not null and not limits ? 'weekly';

-- Until there was a rule for it, it was by the month.
update policy_versions set policy = policy || '{"ownLimits": {"budgetPer": "month"}}' where not policy ? 'ownLimits';
