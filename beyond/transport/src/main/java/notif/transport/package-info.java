/** The way between an event loop and the kernel, chosen when the program starts. */
package notif.transport;
