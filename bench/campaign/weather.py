"""What goes wrong, and when: single faults by chance all the time, and troubles that stay for some seconds."""
import asyncio

CHANCES = {
    "ServerError": 0.01, "Unavailable": 0.01, "BadGateway": 0.01, "Slow": 0.02, "CutBefore": 0.015, "CutAfter": 0.03, "CutInAnswer": 0.02,
    "RequestLimit": 0.003, "SessionExpired": 0.015, "SessionInBatch": 0.02,
    "RowLocked": 0.02, "RowBroken": 0.01, "RowInvalid": 0.004, "RowRefused": 0.004,
}

TROUBLES = [
    ("well", {}),
    ("well", {}),
    ("away", {"away": True}),
    ("daily limit used up", {"dailyLimitUsedUp": True}),
    ("clock an hour ahead", {"clockSkewSeconds": 3600}),
    ("clock ten minutes behind", {"clockSkewSeconds": -600}),
    ("package without a field", {"missing": ["Task.Patchbay_Recording__c", "Task.CallDisposition"]}),
    ("search index hours behind", {"searchLagSeconds": 7200}),
    ("a validation rule", {"rules": [{"sObject": "Task", "field": "Description", "contains": "call back", "message": "Say when."}]}),
    ("a trigger that refuses updates", {"rules": [
        {"sObject": "Task", "operation": "update", "code": "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "message": "TaskGuard: execution of BeforeUpdate"}]}),
    ("everybody signed out", {"endSessions": True}),
    ("slow by half a second", {"delayMs": 500}),
]


class Weather:
    def __init__(self, org, chance):
        self.org, self.chance = org, chance
        self.had = {}
        self.happened = {}

    async def run(self):
        while True:
            name, trouble = self.chance.choice(TROUBLES)
            self.had[name] = self.had.get(name, 0) + 1
            await self._set(dict(trouble, plan={"seed": self.chance.randrange(1 << 30), "chances": CHANCES, "slowMs": 12_000 if self.chance.random() < 0.2 else 1500}))
            await asyncio.sleep(self.chance.uniform(2, 6))

    async def heal(self):
        await self._set({})

    async def _set(self, troubles):
        before = await self.org.control("GET", "troubles")
        for fault, count in (before["happened"] or {}).items():
            self.happened[fault] = self.happened.get(fault, 0) + count
        await self.org.control("PUT", "troubles", troubles)
