//! Processes that never outlive the test that started them.

use std::io::{BufRead as _, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// How long a program may take to say that it is ready, or to end once told to.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running program. Killed and waited for when it is dropped, and killed by the kernel if the
/// tests themselves are.
#[derive(Debug)]
pub(crate) struct Processus {
    enfant: Child,
    dit: Arc<Mutex<String>>,
    lignes: Receiver<String>,
    /// One for each stream: an error here means that nothing writes to it any more.
    fins: Vec<Receiver<()>>,
}

impl Processus {
    /// Starts a program, both outputs kept.
    pub(crate) fn lancer(commande: &Command) -> Self {
        let mut enfant = naitre(attachee(commande));
        let dit = Arc::new(Mutex::new(String::new()));
        let (vers, lignes) = channel();
        let sortie = ecouter(enfant.stdout.take().unwrap(), &dit, vers.clone());
        let erreur = ecouter(enfant.stderr.take().unwrap(), &dit, vers);
        Self { enfant, dit, lignes, fins: vec![sortie, erreur] }
    }

    /// Reads what it says until a line answers the question.
    pub(crate) fn attendre<T>(&self, quoi: &str, lire: impl Fn(&str) -> Option<T>) -> T {
        loop {
            let ligne = self.lignes.recv_timeout(PATIENCE);
            let ligne =
                ligne.unwrap_or_else(|cause| panic!("{quoi}: {cause}; it said:\n{}", self.dit()));
            if let Some(trouve) = lire(&ligne) {
                return trouve;
            }
        }
    }

    /// Everything it has said so far, both outputs together.
    pub(crate) fn dit(&self) -> String {
        self.dit.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Its number.
    pub(crate) fn numero(&self) -> u32 {
        self.enfant.id()
    }

    /// Asks it to end as a supervisor would, and waits until it and its own children have.
    pub(crate) fn terminer(&mut self) -> ExitStatus {
        let numero = self.numero().to_string();
        let demande = Command::new("kill").args(["-TERM", &numero]).status().unwrap();
        assert!(demande.success(), "{numero} was gone already:\n{}", self.dit());
        for fin in &self.fins {
            let fini = fin.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout);
            assert!(fini, "{numero} does not end; it said:\n{}", self.dit());
        }
        self.enfant.wait().unwrap()
    }
}

impl Drop for Processus {
    fn drop(&mut self) {
        // Ended already, or ended now: either way it is reaped.
        let _ = self.enfant.kill();
        let _ = self.enfant.wait();
        // A browser's children close its outputs when they end: its folder is theirs until then.
        for fin in &self.fins {
            let _ = fin.recv_timeout(PATIENCE);
        }
    }
}

/// The same command with nothing of our environment, killed when whoever started it dies: a test
/// that is interrupted runs no destructor.
fn attachee(commande: &Command) -> Command {
    let mut attachee = Command::new("setpriv");
    attachee.args(["--pdeathsig", "KILL", "--"]).arg(commande.get_program());
    attachee.args(commande.get_args()).env_clear();
    attachee.envs(commande.get_envs().filter_map(|(nom, valeur)| Some((nom, valeur?))));
    if let Some(dossier) = commande.get_current_dir() {
        attachee.current_dir(dossier);
    }
    attachee.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    attachee
}

type Demande = (Command, Sender<Child>);

/// Starts it from a thread that lives as long as the tests do: the kernel's "parent" is a thread.
fn naitre(commande: Command) -> Child {
    static PARENT: OnceLock<Mutex<Sender<Demande>>> = OnceLock::new();
    let parent = PARENT.get_or_init(|| {
        let (vers, demandes) = channel::<Demande>();
        std::thread::spawn(move || {
            for (mut commande, rendre) in demandes {
                let enfant = commande.spawn();
                let enfant = enfant.unwrap_or_else(|cause| panic!("{commande:?}: {cause}"));
                rendre.send(enfant).unwrap();
            }
        });
        Mutex::new(vers)
    });
    let (vers, rendu) = channel();
    parent.lock().unwrap_or_else(PoisonError::into_inner).send((commande, vers)).unwrap();
    rendu.recv().unwrap()
}

/// Keeps reading, so that the program never waits for us.
fn ecouter(
    flux: impl Read + Send + 'static,
    dit: &Arc<Mutex<String>>,
    vers: Sender<String>,
) -> Receiver<()> {
    let (fin, quand) = channel();
    let dit = Arc::clone(dit);
    std::thread::spawn(move || {
        for ligne in BufReader::new(flux).split(b'\n').map_while(Result::ok) {
            let ligne = String::from_utf8_lossy(&ligne).into_owned();
            let mut tout = dit.lock().unwrap_or_else(PoisonError::into_inner);
            tout.push_str(&ligne);
            tout.push('\n');
            drop(tout);
            // Nobody waits for a line once the program is ready.
            let _ = vers.send(ligne);
        }
        drop(fin);
    });
    quand
}
