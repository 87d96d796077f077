namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>The part of a dialog that is about its first INVITE.</summary>
internal interface IDialogSetup
{
    /// <summary>Ends the call in the way that fits how far it has come.</summary>
    void HangUp(SipReason? reason);

    /// <summary>Adds what is needed to end the call while it is not answered.</summary>
    DialogState Describe(DialogState state);
}
