using System.Text.Json.Nodes;

namespace Patchbay.DemoOrg.Adapters;

/// <summary>A softphone layout for a demo: pops the one match, searches when there are several, and offers a new contact when there is none.</summary>
internal static class SoftphoneLayoutDefault
{
    // Reference: open-cti-lightning §4.4.
    public static JsonNode Json() => JsonNode.Parse("""
        {
          "Internal": {
            "callRelatedFields": ["ANI", "DNIS"],
            "objects": { "User": [{ "displayName": "Name", "apiName": "Name" }, { "displayName": "Phone", "apiName": "Phone" }] },
            "screenPopSettings": {}
          },
          "Inbound": {
            "callRelatedFields": ["ANI", "DNIS", "SEGMENT", "QUEUE"],
            "objects": {
              "Account": [{ "displayName": "Account Name", "apiName": "Name" }, { "displayName": "Phone", "apiName": "Phone" }],
              "Contact": [{ "displayName": "Name", "apiName": "Name" }, { "displayName": "Phone", "apiName": "Phone" }, { "displayName": "Mobile", "apiName": "MobilePhone" }],
              "Lead": [{ "displayName": "Name", "apiName": "Name" }, { "displayName": "Company", "apiName": "Company" }],
              "Case": [{ "displayName": "Case Number", "apiName": "CaseNumber" }, { "displayName": "Subject", "apiName": "Subject" }]
            },
            "screenPopSettings": {
              "screenPopsOpenWithin": "ExistingWindow",
              "NoMatch": { "screenPopType": "PopToEntity", "screenPopData": "Contact" },
              "SingleMatch": { "screenPopType": "PopToEntity" },
              "MultipleMatches": { "screenPopType": "PopToSearch" }
            }
          },
          "Outbound": {
            "callRelatedFields": ["DNIS"],
            "objects": {
              "Account": [{ "displayName": "Account Name", "apiName": "Name" }],
              "Contact": [{ "displayName": "Name", "apiName": "Name" }],
              "Lead": [{ "displayName": "Name", "apiName": "Name" }]
            },
            "screenPopSettings": {}
          }
        }
        """)!;
}
